"""What tells who somebody is: found in what people write, asked about, refused, or taken out."""

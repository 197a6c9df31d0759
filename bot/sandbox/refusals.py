"""Everything Telegram says no to: a class per refusal, with the Bot API server's exact text.

One long table on purpose: it is read against Telegram's own list, from top to bottom.
"""

from __future__ import annotations


class Refusal(Exception):
    """The Bot API's answer when it does not do what was asked.

    `code` is the HTTP status and `error_code`; `text` the description, with named places that
    the keyword arguments fill.
    """

    code = 400
    text = "Bad Request"

    def __init__(self, **parts: object) -> None:
        """Fill the named places of the text."""
        self.description = self.text.format(**parts)
        super().__init__(self.description)

    @property
    def parameters(self) -> dict[str, int]:
        """Return what helps to recover (ResponseParameters); nothing for most refusals."""
        return {}


class BadToken(Refusal):
    """No bot has this token."""

    code, text = 401, "Unauthorized"


class UnknownMethod(Refusal):
    """The Bot API has no such method."""

    code, text = 404, "Not Found: method not found"


class FileNotThere(Refusal):
    """Nothing to download at this path."""

    code, text = 404, "Not Found"


class TooLarge(Refusal):
    """An upload of more than 50 MB."""

    code, text = 413, "Request Entity Too Large"


class Flood(Refusal):
    """Too much at once: wait `seconds`."""

    code, text = 429, "Too Many Requests: retry after {seconds}"

    def __init__(self, seconds: int) -> None:
        """Say how long to wait."""
        super().__init__(seconds=seconds)
        self.seconds = seconds

    @property
    def parameters(self) -> dict[str, int]:
        """Return the seconds to wait."""
        return {"retry_after": self.seconds}


# Polling and webhooks


class SecondPoller(Refusal):
    """Another getUpdates took over."""

    code = 409
    text = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class WebhookTookOver(Refusal):
    """A webhook was set while this getUpdates waited."""

    code, text = 409, "Conflict: terminated by setWebhook request"


class WebhookActive(Refusal):
    """Updates go to a webhook, so they cannot be polled for."""

    code = 409
    text = (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )


class WebhookNotSecure(Refusal):
    """A webhook has to be HTTPS (plain HTTP is taken on loopback alone)."""

    text = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


class WebhookSecretWrong(Refusal):
    """The secret token has a character that is not allowed, or more than 256."""

    text = "Bad Request: secret token contains unallowed characters"


# Who


class ChatNotFound(Refusal):
    """Nobody is there."""

    text = "Bad Request: chat not found"


class ChatIdMissing(Refusal):
    """No chat was named."""

    text = "Bad Request: chat_id is empty"


class Blocked(Refusal):
    """The person blocked this bot."""

    code, text = 403, "Forbidden: bot was blocked by the user"


class Deactivated(Refusal):
    """The person's account is gone."""

    code, text = 403, "Forbidden: user is deactivated"


class NeverStarted(Refusal):
    """The person never wrote to this bot, and a bot cannot begin."""

    code, text = 403, "Forbidden: bot can't initiate conversation with a user"


class VoiceForbidden(Refusal):
    """The person takes no voice or video notes."""

    text = "Bad Request: VOICE_MESSAGES_FORBIDDEN"


# Text


class TextIsEmpty(Refusal):
    """No text was given."""

    text = "Bad Request: message text is empty"


class NothingLeft(Refusal):
    """After cleaning there is nothing but white space."""

    text = "Bad Request: text must be non-empty"


class TextTooLong(Refusal):
    """More than 4096 characters after entities were parsed."""

    text = "Bad Request: message is too long"


class CaptionTooLong(Refusal):
    """More than 1024 characters of caption."""

    text = "Bad Request: message caption is too long"


class CantParse(Refusal):
    """The markup in a text is wrong; `why` says how."""

    text = "Bad Request: can't parse entities: {why}"


class UnknownParseMode(Refusal):
    """Neither HTML nor MarkdownV2."""

    text = "Bad Request: unsupported parse_mode"


class EntityAfterEnd(Refusal):
    """An entity begins where the text has ended."""

    text = "Bad Request: entity begins after the end of the text at UTF-16 offset {offset}"


class EntityPastEnd(Refusal):
    """An entity reaches further than the text."""

    text = (
        "Bad Request: entity beginning at UTF-16 offset {offset} "
        "ends after the end of the text at UTF-16 offset {end}"
    )


class EntitySplitsSymbol(Refusal):
    """An entity begins or ends inside a surrogate pair."""

    text = "Bad Request: entity {edge} in a middle of a UTF-16 symbol at byte offset {offset}"


class QuoteWrong(Refusal):
    """The quote is not, letter for letter, in the message it quotes."""

    text = "Bad Request: QUOTE_TEXT_INVALID"


# Shape of the request


class BadField(Refusal):
    """A parameter that cannot be read; `what` names its kind."""

    text = "Bad Request: can't parse {what} JSON object"


class MissingField(Refusal):
    """A parameter that has to be there is not."""

    text = "Bad Request: {what}"


# Buttons


class ButtonDataWrong(Refusal):
    """More than 64 bytes behind a button."""

    text = "Bad Request: BUTTON_DATA_INVALID"


class ButtonUrlWrong(Refusal):
    """A button's link is not one."""

    text = "Bad Request: BUTTON_URL_INVALID"


class ButtonWithoutAction(Refusal):
    """A button of an inline keyboard has to do something."""

    text = "Bad Request: text buttons are unallowed in the inline keyboard"


class ButtonWithoutText(Refusal):
    """A button has to have a label."""

    text = "Bad Request: keyboard button text must be non-empty"


class MarkupTooLong(Refusal):
    """Too many buttons."""

    text = "Bad Request: reply markup is too long"


class QueryTooOld(Refusal):
    """A press that was answered already, or too late."""

    text = "Bad Request: query is too old and response timeout expired or query ID is invalid"


# Messages


class TargetGone(Refusal):
    """The message is not there; `verb` is what was to be done with it."""

    text = "Bad Request: message to {verb} not found"


class ReplyTargetGone(Refusal):
    """The message that was to be answered is not there."""

    text = "Bad Request: message to be replied not found"


class NotModified(Refusal):
    """An edit that changes nothing."""

    text = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )


class CantEdit(Refusal):
    """Somebody else's message, or one with a reply keyboard."""

    text = "Bad Request: message can't be edited"


class NoMediaToEdit(Refusal):
    """A file that no other can take the place of."""

    text = "Bad Request: there is no media in the message to edit"


class OtherKindInAlbum(Refusal):
    """An album keeps its kind of files."""

    text = "Bad Request: can't change media type in the album"


class NoTextToEdit(Refusal):
    """A message without text."""

    text = "Bad Request: there is no text in the message to edit"


class NoCaptionToEdit(Refusal):
    """A message that cannot have a caption."""

    text = "Bad Request: there is no caption in the message to edit"


class CantDelete(Refusal):
    """Older than 48 hours."""

    text = "Bad Request: message can't be deleted"


class TooManyIds(Refusal):
    """More than 100 messages in one call."""

    text = "Bad Request: too many message identifiers specified"


class NoIds(Refusal):
    """No message was named."""

    text = "Bad Request: message identifiers are not specified"


class CantCopy(Refusal):
    """A service message cannot be copied or forwarded."""

    text = "Bad Request: message can't be {verb}"


class Protected(Refusal):
    """The message was sent so that it cannot be taken elsewhere."""

    text = "Bad Request: message has protected content and can't be forwarded"


class ReactionWrong(Refusal):
    """Not one of Telegram's reactions."""

    text = "Bad Request: REACTION_INVALID"


class TooManyReactions(Refusal):
    """A bot sets one at most."""

    text = "Bad Request: REACTIONS_TOO_MANY"


# Files


class FileIdWrong(Refusal):
    """Another bot's file id, or none at all."""

    text = "Bad Request: wrong file identifier/HTTP URL specified"


class FileKindWrong(Refusal):
    """A file id of another kind of file."""

    text = "Bad Request: type of file mismatch"


class FileTooBig(Refusal):
    """More than 20 MiB to fetch, or more than the kind allows to send."""

    text = "Bad Request: file is too big"


class FileMissing(Refusal):
    """No file was given; `kind` names what was expected."""

    text = "Bad Request: there is no {kind} in the request"


class FileEmpty(Refusal):
    """A file of no bytes."""

    text = "Bad Request: file must be non-empty"


class PictureBroken(Refusal):
    """What was sent as a photo is not a picture."""

    text = "Bad Request: IMAGE_PROCESS_FAILED"


class PictureShapeWrong(Refusal):
    """A photo too large or too narrow."""

    text = "Bad Request: PHOTO_INVALID_DIMENSIONS"


class LinkNotFetched(Refusal):
    """The sandbox fetches nothing from outside."""

    text = "Bad Request: failed to get HTTP URL content"


class AlbumMixed(Refusal):
    """Documents and audio go into an album with their own kind only."""

    text = "Bad Request: can't use the media of the specified type in the album"


class AlbumSize(Refusal):
    """An album is 2 to 10 items."""

    text = "Bad Request: too {how} messages to send as an album"


# Topics


class ThreadGone(Refusal):
    """There is no such topic (any more)."""

    text = "Bad Request: message thread not found"


class NotAForum(Refusal):
    """This chat has no topics."""

    text = "Bad Request: the chat is not a forum"


class TopicNameEmpty(Refusal):
    """A topic has to have a name."""

    text = "Bad Request: TOPIC_TITLE_EMPTY"


class TopicNameTooLong(Refusal):
    """More than 128 characters."""

    text = "Bad Request: TOPIC_TITLE_TOO_LONG"


class TopicNotModified(Refusal):
    """An edit of a topic that changes nothing."""

    text = "Bad Request: TOPIC_NOT_MODIFIED"


class TopicColourWrong(Refusal):
    """Not one of the six colours of a topic's icon."""

    text = "Bad Request: TOPIC_ICON_COLOR_INVALID"


# The bot itself


class LanguageCodeWrong(Refusal):
    """Two-letter codes only."""

    text = "Bad Request: invalid language code specified"


class CommandWrong(Refusal):
    """A command's name is 1 to 32 lower-case letters, digits, underscores."""

    text = "Bad Request: BOT_COMMAND_INVALID"


class CommandDescriptionWrong(Refusal):
    """A command's description is 1 to 256 characters."""

    text = "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"


class TooManyCommands(Refusal):
    """At most 100 commands."""

    text = "Bad Request: BOT_COMMANDS_TOO_MUCH"


class ScopeWrong(Refusal):
    """An unknown kind of command scope."""

    text = "Bad Request: can't parse BotCommandScope: Unsupported type specified"


class ProfileTextTooLong(Refusal):
    """A name, description or short description over its limit."""

    text = "Bad Request: {what} is too long"


class ActionWrong(Refusal):
    """An unknown chat action."""

    text = "Bad Request: wrong parameter action in request"


class UserNotFound(Refusal):
    """No such person."""

    text = "Bad Request: user not found"

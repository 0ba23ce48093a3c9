### Around the web chat: what its page and the button on another site say.

title = Support
button = Support (chat)
open-chat = Open the support chat
close-chat = Close the chat
frame-title = Support chat
unread =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }

## The head

open-until = We are here until { CLOCK($at) } today
closed-until = We are closed now. We open { WHEN($at) }
open-always = We are here
closed = We are closed now
language = Language
language-sr-Latn = { "Latinica" }
language-sr-Cyrl = { "Ћирилица" }
language-en = { "English" }

## The talk

log = Conversation
welcome = Hello! How can we help?
welcome-more = Just ask, in your own words. If we do not know the answer, a person will.
ask-help = Help
ask-person = I want a person
desk-says = Support
you-say = You
sending = Sending…
not-sent = Not sent.
send-again = Send again
edited = edited
new-below = New messages
earlier = Earlier messages
today = Today
yesterday = Yesterday
new-tab = opens in a new tab

## Writing

message = Message
write-here = Write a message…
send = Send
too-long = The message is too long: shorten it to { $most } characters.
letters-left = { $left } characters left
code-ready = The code is in the field. Press “Send” to link this chat.
attach = Attach a file
drop-here = Drop the files here
file-too-large = The file is larger than 20 MB and cannot be sent.
files-too-many = Too many files at once. Wait a few minutes.
edit = Edit
you-edit = You are editing your message. Esc cancels.

## What goes wrong

offline = No connection. Your messages wait, and are sent as soon as it is back.
slow-down = Too many messages at once. We go on in a moment.
failed = Something is wrong on our side. We are trying again.
no-script = The chat needs JavaScript. Write to us or call us.

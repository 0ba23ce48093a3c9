# Everything that a caller or an operator hears.

# The caller
greeting-open = Hello. You have reached the support of { $company }. We are open.
greeting-on-call = Hello, this is the support of { $company }: we are calling the operator on duty, please stay on the line.
greeting-asks = Hello, this is the support of { $company }.
greeting-closed = Hello. You have reached the support of { $company }. We are closed now. We open again { SPOKEN($opens, $today) }.
greeting-no-one = Hello. You have reached the support of { $company }. No operator is available at the moment.
ask-recording = To improve our support, we may record this call. We keep the recording for { $days ->
    [one] { COUNTED($days) } day
   *[other] { COUNTED($days) } days
} and give it to nobody. If you agree, press one. If not, simply wait; the support is the same.
place-kept = We have kept your place in the line.
ask-code = If you are our client, enter your client code and press hash. If not, just press hash.
code-right = Thank you.
code-wrong = We do not know that code.
code-unknown = We do not know that code. We will go on without it.
menu-help = For technical help, press one.
menu-message = To leave a message, press one.
menu-standing = For the state of your tickets and hours, press two.
menu-question = To ask a question, press three.
menu-advisor = To talk to your advisor, press four.
menu-person = For an operator at any time, press zero; to hear this again, press star.
menu-again = To hear this again, press star.
not-understood = Sorry, we did not understand you.
ask-pin = Please enter your PIN and press hash.
pin-wrong = That PIN is not right.
pin-refused = We cannot go on without the right PIN.
pin-locked = The PIN was wrong too many times. Please try again in an hour.
needs-pin = We only give that information by telephone with a PIN.
caller-hours-left =
    { $left ->
        [0] The time included in your contract is used up for this month.
       *[other] Time left this month: { SPOKENLENGTH($left) }.
    }
caller-hours-over = The time included in your contract is used up for this month. Work beyond it: { SPOKENLENGTH($over) }.
caller-hours-warranty = Your program is under warranty up to and including { SPOKENLASTDAY($until) }.
caller-hours-no-contract = You have no support contract at the moment.
caller-tickets =
    { $count ->
        [0] You have no open tickets.
        [one] You have { COUNTED($count) } open ticket.
       *[other] You have { COUNTED($count) } open tickets.
    }
caller-ticket-open = Ticket number { SPELLED($number) } is waiting for an operator.
caller-ticket-taken = { $operator } is working on ticket number { SPELLED($number) }.
ask-question = Please say your question in one sentence. For an operator, press zero.
no-answer = An operator can answer that best.
nearest-answer = This is the nearest to your question.
after-answer = To hear it again, press one. { $chat ->
    [yes] To have the answer sent to your chat, press two.
   *[no] { "" }
} For an operator, press three.
sent-to-chat = We have sent the answer to your chat.
ask-consent = The support time included in your contract is used up for this month. The next hour costs { AMOUNT($price, $currency) }. To go on, press one. To leave a message, press two.
used-up-bill = The support time included in your contract is used up for this month. The next hour costs { AMOUNT($price, $currency) }.
used-up-message = The support time included in your contract is used up for this month, and the next hour costs { AMOUNT($price, $currency) }. By your contract we take a message now.
consented = Thank you.
connecting-operator = We are connecting you to an operator. Please stay on the line.
connecting = We are connecting you now.
line-place =
    { $ahead ->
        [0] You are next.
        [one] There is { COUNTED($ahead) } caller ahead of you.
       *[other] There are { COUNTED($ahead) } callers ahead of you.
    }
line-forecast = Expected wait: { SPOKENLENGTH($minutes) }.
line-call-back = To be called back as soon as an operator is free, press one.
line-message = To leave a message, press two.
call-back-promised = We will call you as soon as an operator is free. We keep your place in the line. Goodbye.
back-offer = Hello. This is the support of { $company }. You asked us to call you. To talk to an operator, press one.
back-later = No operator is available just now. We will call you again. Goodbye.
nobody-free = Unfortunately no operator could answer just now.
leave-message = Please leave a message of up to two minutes after the tone. To finish, press hash.
review-message = To send the message, press one. To hear it, press two. To record it again, press three.
message-taken-paged = Thank you. We have your message and the operator on duty has been told.
message-taken-later = Thank you. We have your message. We will be in touch { SPOKEN($opens, $today) }.
message-taken-now = Thank you. We have your message. We will be in touch during working hours.
goodbye = Thank you for calling. Goodbye.
one-moment = One moment, please.
emergency-message = Hello. We have a technical problem. Please leave a message after the tone.
emergency-taken = Thank you. We have received your message. We will call you back.

# The operator
offer = A support call. { $who }. { $promise }. { $time ->
    [some] Time left this month: { SPOKENLENGTH($left) }.
    [none] The included time is used up.
    [agreed] The included time is used up, and the client has agreed to the charge.
    [unagreed] The included time is used up, and the client has not agreed to a charge.
   *[unknown] { "" }
} { $asks ->
    [yes] The question is: { $question }.
   *[no] { "" }
} { $back ->
    [yes] Asked to be called back: we call the client once you accept.
   *[no] { "" }
} To take the call, press one. To decline, press two.
invite = { $operator } asks you to join a call in progress. { $who }. { $promise }. { $asks ->
    [yes] The question is: { $question }.
   *[no] { "" }
} To join, press one. If you cannot, press two.
who-known = { $names }
who-unknown = An unknown caller
promise-contract = Contract: { $plan }
promise-warranty = The program is under warranty
promise-lapsed = The contract has ended
promise-none = No contract
promise-unknown = No contract
accepted = Connecting.
is-recorded = This call is recorded.
not-accepted = The call was not taken. Goodbye.
caller-gone = The caller has hung up in the meantime.
client-unreached = The client did not pick up. Thank you, we will try again.
taken-by = The call was already taken by { $operator }.
page =
    { $over ->
        [yes] Everybody was called and nobody answered.
       *[no] You are on duty.
    } Ticket number { SPELLED($number) }. { $who }. { $promise }. To accept, press one. To pass it on, press two.
page-again = This call is repeated.
pages =
    { $over ->
        [yes] Everybody was called and nobody answered.
       *[no] You are on duty.
    } { $count ->
        [one] { COUNTED($count) } ticket is waiting
       *[other] { COUNTED($count) } tickets are waiting
    }. The first is ticket number { SPELLED($number) }. { $who }. { $promise }. To accept all of them, press one. To pass them on, press two.
pages-accepted =
    Thank you. { $count ->
        [one] You have taken { COUNTED($count) } ticket
       *[other] You have taken { COUNTED($count) } tickets
    }. { $late ->
        [0] {""}
        [one] { COUNTED($late) } more was taken by somebody else meanwhile.
       *[other] { COUNTED($late) } more were taken by others meanwhile.
    } { $chat ->
        [yes] The details are in your chat.
       *[no] The details are on the support page.
    }
page-silent = On duty. Ticket number { SPELLED($number) }. { $who }. You accepted it, and the client has had no answer yet. If you are working on it, press one. To pass it on, press two.
page-kept = All right. Ticket number { SPELLED($number) } stays with you.
page-accepted =
    Thank you. Ticket number { SPELLED($number) } is yours. { $chat ->
        [yes] The details are in your chat.
       *[no] The details are on the support page.
    }
page-passed = All right, we are passing it on.
page-taken-by = The ticket was already taken by { $operator }.
test-call = This is a test call of your duty system. All is well. Goodbye.
alarm = This is your duty system. Calling the operators on duty is late and clients are waiting. Please check the system at once. I repeat: calling the operators on duty is late.
page-over = This call is not needed any more. Thank you.

# The operator's own line
own-pin = Hello, { $operator }. Enter your PIN and press hash.
own-pin-silent = Enter your PIN and press hash.
own-pin-wrong = The PIN is not right. Try again and press hash.
own-pin-closed = The PIN was not accepted. Goodbye.
own-menu = To go on duty, press one. To go off duty, press two. To hear who is waiting, press three. To call a client, press four.
own-duty-on = You are on duty until the end of the shift, { SPOKEN($until, $today) }.
own-duty-off = You are off duty until the end of the shift, { SPOKEN($until, $today) }.
own-duty-on-already = You are on duty already.
own-duty-off-already = You are not on duty.
own-duty-alone = There is nobody else, so you cannot go off duty. Please agree on a stand-in first.
own-duty-no-schedule = Nobody is planned for this time.
own-waiting =
    { $count ->
        [0] Nobody is waiting.
        [one] { COUNTED($count) } caller is waiting.
       *[other] { COUNTED($count) } callers are waiting.
    }
own-waits =
    { $known ->
        [yes] { $names }
       *[no] An unknown caller
    }, { $minutes ->
        [0] less than a minute
       *[other] { SPOKENLENGTH($minutes) }
    }.
own-ticket = Enter the ticket number and press hash.
own-no-ticket = There is no such ticket.
own-no-number = We have no telephone number of the client for that ticket.
own-not-allowed = We may not call that number.
own-calling = Calling { $client }, { $contact }.
own-not-reached = The client did not answer. Goodbye.
own-goodbye = Goodbye.

# Everything that a caller or an operator hears.

# The caller
greeting-desk = Hello. You have reached the support of { $company }. We are open and are connecting you to an operator. Please stay on the line.
greeting-on-call = Hello. You have reached the support of { $company }. It is outside our working hours, but your contract includes an operator on duty. We are calling the operator for you. Please stay on the line.
greeting-closed = Hello. You have reached the support of { $company }. We are closed now. We open again { SPOKEN($opens) }.
greeting-no-one = Hello. You have reached the support of { $company }. No operator is available at the moment.
ask-consent = The support time included in your contract is used up for this month. The next hour costs { MONEY($price, $currency) }. To go on, press one. If not, you can leave a message.
ask-recording = To improve our support, we may record this call. We keep the recording for a short time and give it to nobody. If you agree, press one. If not, simply wait; the support is the same.
consented = Thank you. We are connecting you to an operator.
connecting = We are connecting you now.
nobody-free = Unfortunately no operator could answer just now.
leave-message = Please leave a message of up to two minutes after the tone. To finish, press hash.
message-taken-paged = Thank you. We have your message and the operator on duty has been told.
message-taken-later = Thank you. We have your message. We will be in touch { SPOKEN($opens) }.
message-taken-now = Thank you. We have your message. We will be in touch during working hours.
goodbye = Thank you for calling. Goodbye.
one-moment = One moment, please.

# The operator
offer = A support call. { $who }. { $promise }. { $time ->
    [some] Time left this month: { LENGTH($left) }.
    [none] The included time is used up.
   *[unknown] { "" }
} { $asks ->
    [yes] The question is: { $question }.
   *[no] { "" }
} To take the call, press one. To decline, press two.
invite = { $operator } asks you to join a call in progress. { $who }. { $promise }. { $asks ->
    [yes] The question is: { $question }.
   *[no] { "" }
} To join, press one. If you cannot, press two.
who-known = { $client }, { $contact }
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
taken-by = The call was already taken by { $operator }.
page =
    { $over ->
        [yes] Everybody was called and nobody answered.
       *[no] You are on duty.
    } Ticket number { SPELLED($number) }. { $who }. { $promise }. To accept, press one. To pass it on, press two.
pages =
    { $over ->
        [yes] Everybody was called and nobody answered.
       *[no] You are on duty.
    } { $count ->
        [one] { $count } ticket is waiting
       *[other] { $count } tickets are waiting
    }. The first is ticket number { SPELLED($number) }. { $who }. { $promise }. To accept all of them, press one. To pass them on, press two.
pages-accepted =
    Thank you. { $count ->
        [one] You have taken { $count } ticket
       *[other] You have taken { $count } tickets
    }. { $late ->
        [0] The details are in your chat.
        [one] { $late } more was taken by somebody else meanwhile. The details are in your chat.
       *[other] { $late } more were taken by others meanwhile. The details are in your chat.
    }
page-accepted = Thank you. Ticket number { SPELLED($number) } is yours. The details are in your chat.
page-passed = All right, we are passing it on.
page-taken-by = The ticket was already taken by { $operator }.
test-call = This is a test call of your duty system. All is well. Goodbye.
alarm = This is your duty system. Calling the operators on duty is late and clients are waiting. Please check the system at once. I repeat: calling the operators on duty is late.
page-over = This call is not needed any more. Thank you.

# The operator's own line
own-pin = Hello, { $operator }. Enter your PIN and press hash.
own-pin-wrong = The PIN is not right. Try again and press hash.
own-pin-closed = The PIN was not accepted. Goodbye.
own-menu = To go on duty, press one. To go off duty, press two. To hear who is waiting, press three. To call a client, press four.
own-duty-on = You are on duty until the end of the shift, { SPOKEN($until) }.
own-duty-off = You are off duty until the end of the shift, { SPOKEN($until) }.
own-duty-on-already = You are on duty already.
own-duty-off-already = You are not on duty.
own-duty-alone = There is nobody else, so you cannot go off duty. Please agree on a stand-in first.
own-duty-no-schedule = Nobody is planned for this time.
own-waiting =
    { $count ->
        [0] Nobody is waiting.
        [one] { $count } caller is waiting.
       *[other] { $count } callers are waiting.
    }
own-waits =
    { $known ->
        [yes] { $client }, { $contact }
       *[no] An unknown caller
    }, { $minutes ->
        [0] less than a minute
       *[other] { LENGTH($minutes) }
    }.
own-ticket = Enter the ticket number and press hash.
own-no-ticket = There is no such ticket.
own-no-number = We have no telephone number of the client for that ticket.
own-not-allowed = We may not call that number.
own-calling = Calling { $client }, { $contact }.
own-not-reached = The client did not answer. Goodbye.
own-goodbye = Goodbye.

// Two chats side by side: the client's, with the bot on the web, and the operators' pretend Telegram.

import "./client.js";
import "./telegram.js";

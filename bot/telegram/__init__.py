"""Telegram: the only place that knows aiogram. Importing `channel` costs seconds; do it when it is opened."""

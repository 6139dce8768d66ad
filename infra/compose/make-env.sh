#!/bin/sh
# Prints .env.example with every empty value filled in: sh infra/compose/make-env.sh > infra/compose/.env
# Keep the result: without its keys the phone numbers and contacts in the database cannot be read.
set -eu
umask 077
while IFS= read -r line; do
  case $line in
    '#'* | '') printf '%s\n' "$line" ;;
    # A letter first: NATS would read a password that looks like a number as one.
    *PASSWORD*=) printf '%sp%s\n' "$line" "$(openssl rand -hex 24)" ;;
    *=) printf '%s%s\n' "$line" "$(openssl rand -base64 32)" ;;
    *) printf '%s\n' "$line" ;;
  esac
done < "$(dirname "$0")/.env.example"

#!/usr/bin/env python3
"""Counts word lists for the recogniser from openly licensed annotated text; standard library only.

    python3 build_lists.py CORPORA_DIR

CORPORA_DIR holds JSON Lines files of {"text", "entities": [{"start", "end", "type"}], "labels"}: GUM, UNER English-EWT
and PUD, Re-DocRED, CrossNER, Wikigold, LitBank (CC BY 4.0, CC BY-SA, MIT; credits in gazetteer/README.md). Written
beside this script, one word a line, sorted by byte order:

    common_words.txt  words that stand in lower case inside sentences, and so begin sentences without being names
    given_names.txt   first words of names of persons of two or more words
    surnames.txt      last words of such names

Only the words are kept, not the texts: a word list is a count of facts about the language.
"""
import collections
import json
import pathlib
import re
import sys

CORPORA = ["gum", "uner_ewt", "uner_pud", "redocred", "crossner", "wikigold", "litbank", "re3d", "btc", "wnut17"]
WORD = re.compile(r"[^\W\d_]+")


def records(folder):
    for name in CORPORA:
        with open(folder / f"{name}.jsonl", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def main():
    folder = pathlib.Path(sys.argv[1])
    lower, upper = collections.Counter(), collections.Counter()
    given, family, places = collections.Counter(), collections.Counter(), collections.Counter()
    for record in records(folder):
        text = record["text"]
        inside = [False] * (len(text) + 1)
        for e in record["entities"]:
            for n in range(e["start"], e["end"]):
                inside[n] = True
            words = WORD.findall(text[e["start"]:e["end"]])
            if e["type"] == "PERSON" and len(words) > 1 and all(w[0].isupper() for w in (words[0], words[-1])):
                given[words[0]] += 1
                family[words[-1]] += 1
            if e["type"] == "PLACE":
                places.update(words)
        for m in WORD.finditer(text):
            if not inside[m.start()]:
                (lower if m.group().islower() else upper)[m.group().lower()] += 1
    common = {w for w, n in lower.items() if n >= 3 and len(w) > 1 and n > 0.15 * upper[w]}
    names = {w for w, n in given.items() if n >= 2 and len(w) > 1 and n > places[w] and w.lower() not in common}
    surnames = {w for w, n in family.items() if n >= 2 and len(w) > 2 and n > places[w] and w.lower() not in common}
    here = pathlib.Path(__file__).parent
    for file, words in [("common_words", common), ("given_names", names), ("surnames", surnames)]:
        words = sorted({w.lower() for w in words}, key=lambda w: w.encode())
        (here / f"{file}.txt").write_text("".join(w + "\n" for w in words), encoding="utf-8")
        print(file, len(words))


if __name__ == "__main__":
    main()

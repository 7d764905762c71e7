package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.word.Lexing;

/**
 * Scripts spoilt at random: tokens and characters deleted, swapped, doubled, spliced in, and once
 * in a while a piece repeated very often.
 */
final class Mutation {
  private static final String[] ODD = {
    "\0",
    "\uFEFF",
    "\r",
    "\r\n",
    "\n",
    "\u202E",
    "\u05D0",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "=",
    "==",
    "..",
    ".",
    ",",
    ";",
    "#",
    "%",
    "1e999",
    "9k",
    "-",
    "not ",
    " on ",
    " with ",
    " as ",
    "explain ",
    "sweep ",
    "\t",
    "\u00A0",
    "e",
    "1e"
  };

  private static final int RARE = 100;

  private final List<String> scripts;
  private final RandomGenerator random;
  private final int longest;

  /**
   * @param longest how many characters a repeated piece may come to
   */
  Mutation(List<String> scripts, RandomGenerator random, int longest) {
    this.scripts = scripts;
    this.random = random;
    this.longest = longest;
  }

  /** A script with one to six faults. */
  String next() {
    String text = pick(scripts);
    int faults = 1 + random.nextInt(6);
    for (int i = 0; i < faults; i++) {
      text = random.nextBoolean() ? tokens(text) : characters(text);
    }
    return random.nextInt(RARE) == 0 ? repeated(text) : text;
  }

  /**
   * One to four words, of the script and of the odd ones, over and over; brackets are deep then.
   */
  private String repeated(String text) {
    List<String> words = words(text);
    StringBuilder piece = new StringBuilder();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      piece.append(pick(random.nextBoolean() ? words : List.of(ODD)));
    }
    int length = 1 + random.nextInt(longest);
    int at = random.nextInt(text.length() + 1);
    String many = piece.toString().repeat(length / Math.max(1, piece.length()));
    return text.substring(0, at) + many + text.substring(at);
  }

  private String tokens(String text) {
    List<String> words = words(text);
    if (words.size() < 2) {
      return text + pick(List.of(ODD));
    }
    int at = random.nextInt(words.size());
    int other = random.nextInt(words.size());
    switch (random.nextInt(5)) {
      case 0 -> words.remove(at);
      case 1 -> words.set(at, words.set(other, words.get(at)));
      case 2 -> words.add(at, words.get(at));
      case 3 -> words.add(at, words.get(other));
      default -> {
        List<String> donor = words(pick(scripts));
        int from = random.nextInt(donor.size());
        int to = Math.min(donor.size(), from + 1 + random.nextInt(12));
        words.addAll(at, donor.subList(from, to));
      }
    }
    return String.join("", words);
  }

  private String characters(String text) {
    if (text.isEmpty()) {
      return pick(List.of(ODD));
    }
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(3));
    String before = text.substring(0, at);
    String here = text.substring(at, to);
    String after = text.substring(to);
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + here + here + after;
      case 2 -> before + new StringBuilder(here).reverse() + after;
      default -> before + pick(List.of(ODD)) + here + after;
    };
  }

  private static List<String> words(String text) {
    Source source = new Source("", text);
    List<String> words = new ArrayList<>();
    for (Token token : Lexing.tokens(source)) {
      words.add(source.text(Lexing.span(token)));
    }
    return words;
  }

  private String pick(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}

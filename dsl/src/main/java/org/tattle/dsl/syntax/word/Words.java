package org.tattle.dsl.syntax.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.tattle.grammar.TattleLexer;

/** Token types in words: what the parser could have taken, as a person would say it. */
public final class Words {
  /** All verbs, in the order of the grammar. */
  public static final List<String> VERBS =
      TokenSets.literals(TokenSets.VERBS, TokenSets.SOFT_VERBS);

  /** The words that start clauses. */
  public static final List<String> CLAUSES = TokenSets.literals(TokenSets.CLAUSE_WORDS);

  /** What a statement can start with. */
  public static final Set<Integer> STARTS =
      TokenSets.STATEMENTS.stream().boxed().collect(Collectors.toUnmodifiableSet());

  private static final int MOST = 3;

  /** Signs of other languages. */
  private static final Map<String, String> SIGNS =
      Map.of("&&", "and", "&", "and", "||", "or", "|", "or", "!", "not ");

  private static final Map<Integer, String> LOOKALIKES =
      Map.ofEntries(
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x201E, "\""),
          Map.entry(0x00AB, "\""),
          Map.entry(0x00BB, "\""),
          Map.entry((int) '\'', "\""),
          Map.entry(0x2018, "\""),
          Map.entry(0x2019, "\""),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2212, "-"),
          Map.entry(0x2264, "<="),
          Map.entry(0x2265, ">="),
          Map.entry(0x2260, "!="),
          Map.entry(0x00D7, "*"),
          Map.entry(0x2026, ".."));

  private final Set<Integer> types;
  private final boolean argument;

  private Words(Set<Integer> types, boolean argument) {
    this.types = types;
    this.argument = argument;
  }

  public static Words of(IntervalSet types) {
    return new Words(new TreeSet<>(types == null ? Set.of() : types.toSet()), false);
  }

  /** What a clause word asks for. */
  public static Words behind(int clause) {
    int type = clause == TattleLexer.TO ? TattleLexer.STRING : TattleLexer.ID;
    return new Words(Set.of(type), clause == TattleLexer.WITH);
  }

  /** Whether an equals sign and nothing else fits. */
  public boolean gets() {
    return types.equals(Set.of(TattleLexer.GETS));
  }

  /** Whether a name fits, and not just any word. */
  public boolean name() {
    return types.contains(TattleLexer.ID) && !types.contains(TattleLexer.ATTACK) && !argument;
  }

  /** {@code expected a value}, {@code expected `,` or `]`}; empty where it would say nothing. */
  public String caption() {
    if (argument) {
      return "expected an argument, `name=value`";
    }
    List<String> words = words();
    if (words.isEmpty() || words.size() > MOST) {
      return "";
    }
    String last = words.get(words.size() - 1);
    List<String> others = words.subList(0, words.size() - 1);
    return "expected " + (others.isEmpty() ? "" : String.join(", ", others) + " or ") + last;
  }

  private List<String> words() {
    Set<Integer> left = new TreeSet<>(types);
    List<String> words = new ArrayList<>();
    left.removeAll(Set.of(TattleLexer.DOT, TattleLexer.DOTS));
    if (left.size() > 1) {
      left.remove(TattleLexer.LPAREN);
    }
    boolean command = left.contains(TattleLexer.ATTACK) && left.contains(TattleLexer.NUMBER);
    if (left.contains(TattleLexer.NUMBER) && left.contains(TattleLexer.LBRACK)) {
      words.add(command ? "a statement" : "a value");
      left.removeAll(STARTS);
      left.remove(TattleLexer.ON);
    } else if (left.contains(TattleLexer.NUMBER)) {
      words.add("a number");
    } else if (left.contains(TattleLexer.ID) && left.contains(TattleLexer.ATTACK)) {
      words.add(left.contains(TattleLexer.SEMI) ? "a clause, an argument" : "a name");
      left.remove(TattleLexer.COMMA);
      left.removeIf(type -> Lexing.verb(type) || Lexing.preposition(type));
    } else if (left.contains(TattleLexer.ID)) {
      words.add("a name");
    }
    if (left.contains(TattleLexer.STRING)) {
      words.add("a text in quotes");
    }
    if (left.contains(TattleLexer.PLUS)) {
      words.add("an operator");
    }
    if (left.contains(TattleLexer.SEMI)) {
      words.add("the end of the statement");
    }
    left.removeIf(type -> spoken(type) || Lexing.ends(type) && type != TattleLexer.RBRACE);
    left.stream().map(type -> "`" + TokenSets.literal(type) + "`").forEach(words::add);
    return words;
  }

  private static boolean spoken(int type) {
    return Lexing.ident(type)
        || type == TattleLexer.NUMBER
        || type == TattleLexer.QUANTITY
        || type == TattleLexer.STRING
        || type == TattleLexer.MINUS
        || logical(type)
        || type >= TattleLexer.LE && type <= TattleLexer.NE
        || type >= TattleLexer.PLUS && type <= TattleLexer.OVER;
  }

  static boolean logical(int type) {
    return type == TattleLexer.AND || type == TattleLexer.OR;
  }

  /** Whether a value can start with it. */
  public static boolean value(int type) {
    return STARTS.contains(type) && !Lexing.verb(type) && type != TattleLexer.NOT;
  }

  /** Whether it can follow a clause word. */
  public static boolean word(int type) {
    return Lexing.ident(type) || type == TattleLexer.STRING || Lexing.verb(type);
  }

  /** What was probably meant by characters that look, or mean elsewhere, like some of ours. */
  public static Optional<String> lookalike(String run) {
    return Optional.ofNullable(SIGNS.get(run))
        .or(() -> Optional.ofNullable(LOOKALIKES.get(run.codePointAt(0))));
  }

  /** Whether texts stand between two of it, here or elsewhere. */
  public static boolean quote(int point) {
    return point == '"' || point == '`' || "\"".equals(LOOKALIKES.get(point));
  }

  /** Whether it is a sign of other languages. */
  public static boolean sign(String run) {
    return SIGNS.containsKey(run);
  }

  /** A character for a message: itself if that can be seen, and its number. */
  public static String character(int point) {
    String number = String.format(Locale.ROOT, "U+%04X", point);
    boolean plain = point > ' ' && point < 0x7F || Character.isLetter(point);
    boolean seen = plain || LOOKALIKES.containsKey(point);
    return seen && !rightToLeft(point)
        ? "`" + Character.toString(point) + "`" + (point < 0x7F ? "" : " (" + number + ")")
        : "the character " + number;
  }

  private static boolean rightToLeft(int point) {
    byte direction = Character.getDirectionality(point);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}

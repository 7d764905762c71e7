package org.tattle.dsl.syntax.word;

import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.tattle.grammar.TattleLexer;
import org.tattle.grammar.TattleParser;

/**
 * The groups of words, as rules of the grammar list them. Nothing else lists words: one that is
 * added to a rule is known everywhere.
 */
public final class TokenSets {
  /** Words that are verbs wherever they stand. */
  public static final BitSet VERBS = starting(TattleParser.RULE_verb);

  /** Words that are verbs where nothing else can start so. */
  static final BitSet SOFT_VERBS = starting(TattleParser.RULE_softVerb);

  /** What names something, wherever it stands. */
  static final BitSet IDENTS = starting(TattleParser.RULE_ident);

  /** What names a parameter or a metric. */
  public static final BitSet NAMES = starting(TattleParser.RULE_name);

  public static final BitSet PREPOSITIONS = starting(TattleParser.RULE_preposition);
  public static final BitSet CLAUSE_WORDS = starting(TattleParser.RULE_clauseWord);
  static final BitSet STATEMENTS = starting(TattleParser.RULE_statement);

  private TokenSets() {}

  private static BitSet starting(int rule) {
    ATN grammar = TattleParser._ATN;
    BitSet types = new BitSet();
    grammar.nextTokens(grammar.ruleToStartState[rule]).toList().forEach(types::set);
    return types;
  }

  /** How scripts write them, in the order of the grammar. */
  public static List<String> literals(BitSet... groups) {
    BitSet all = new BitSet();
    for (BitSet group : groups) {
      all.or(group);
    }
    return all.stream().mapToObj(TokenSets::literal).toList();
  }

  /** Whether a token's type is of a group; the end of a text is of none. */
  public static boolean has(BitSet group, int type) {
    return type > 0 && group.get(type);
  }

  /** How scripts write a token of this type, or nothing if it has many spellings. */
  public static String literal(int type) {
    String quoted = TattleLexer.VOCABULARY.getLiteralName(type);
    return quoted == null
        ? type == Token.EOF ? "end" : ""
        : quoted.substring(1, quoted.length() - 1);
  }
}

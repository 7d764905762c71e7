package org.tattle.dsl.syntax.mend;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.SyntaxFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.dsl.syntax.word.Verb;
import org.tattle.dsl.syntax.word.Words;
import org.tattle.grammar.TattleLexer;
import org.tattle.grammar.TattleParser.ArgClauseContext;
import org.tattle.grammar.TattleParser.ArgContext;
import org.tattle.grammar.TattleParser.ByClauseContext;
import org.tattle.grammar.TattleParser.ClauseContext;
import org.tattle.grammar.TattleParser.ComponentContext;
import org.tattle.grammar.TattleParser.ExprContext;
import org.tattle.grammar.TattleParser.IdentContext;
import org.tattle.grammar.TattleParser.NameContext;
import org.tattle.grammar.TattleParser.OfClauseContext;
import org.tattle.grammar.TattleParser.OnClauseContext;
import org.tattle.grammar.TattleParser.PathContext;
import org.tattle.run.catalogue.Sentence;

/** A fault of the parser in our words: where, what, and what could stand there. */
public final class Complaint {
  private final Source source;
  private final Brackets brackets;
  private final Punctuation punctuation;
  private final Habits habits;
  private final Leftover leftover;

  public Complaint(Source source, Brackets brackets) {
    this.source = source;
    this.brackets = brackets;
    this.punctuation = new Punctuation(source, brackets);
    this.habits = new Habits(source, brackets);
    this.leftover = new Leftover(source, brackets, punctuation, habits);
  }

  /** A line that starts like a command, with a word that is no verb. */
  public static Diagnostic unknownVerb(Source source, Statement.Broken broken) {
    String word = source.text(broken.verb());
    Optional<Diagnostic> idiom = Idioms.of(source, broken.span());
    if (idiom.isPresent()) {
      return idiom.get();
    }
    Diagnostic found = Diagnostic.of(SyntaxFaults.NO_VERB, source, broken.verb(), word);
    List<String> near =
        Synonyms.verb(word).map(List::of).orElseGet(() -> Suggest.near(word, Words.VERBS));
    Optional<String> advice = Synonyms.advice(word);
    if (advice.isPresent()) {
      return found.hint(advice.get());
    }
    String[] words = source.text(broken.span()).split("\\s+", 3);
    if (near.isEmpty() && words.length > 1 && Words.VERBS.contains(words[1])) {
      return found.caption("write `" + words[1] + " " + word + "`");
    }
    return near.isEmpty()
        ? found.hint("verbs: " + String.join(" ", Words.VERBS))
        : found.suggest(near);
  }

  /** What went wrong in a statement. */
  Diagnostic of(RecognitionException fault, ParserRuleContext statement) {
    Token culprit = fault.getOffendingToken();
    RuleContext rule = fault.getCtx();
    Words expected = expected(fault);
    Optional<Diagnostic> plain =
        Idioms.of(source, brackets.statement(statement.start))
            .or(() -> habits.early(culprit))
            .or(() -> punctuation.fault(statement, culprit))
            .or(() -> habits.fault(culprit));
    if (plain.isPresent()) {
      return plain.get();
    }
    int type = culprit.getType();
    if (type == TattleLexer.EQ && (rule instanceof ArgContext || expected.gets())) {
      return at(SyntaxFaults.EQUALS_TWICE, culprit)
          .caption("write `=`")
          .fix(new Fix("write `=`", Lexing.span(culprit), "="));
    } else if (rule instanceof ArgContext arg && arg.name() != null && expected.gets()) {
      return noValue(arg, culprit);
    } else if (Lexing.ends(type) || brackets.startsLine(culprit)) {
      return early(rule, statement, culprit, expected);
    } else if (expected.name() && (Lexing.verb(type) || Lexing.preposition(type))) {
      Diagnostic word = at(SyntaxFaults.WORD_AS_NAME, culprit, shown(culprit));
      String own = "my_" + text(culprit);
      return rule instanceof IdentContext
          ? word.caption("write `" + own + "`").fix(new Fix("write another", word.span(), own))
          : word.caption(caption(rule, culprit, expected));
    }
    Optional<Token> open = brackets.open(statement.start.getTokenIndex(), culprit.getTokenIndex());
    boolean item =
        open.filter(it -> it.getType() == TattleLexer.LBRACK).isPresent()
            && Words.value(type)
            && !Lexing.opens(type);
    if (item) {
      return at(SyntaxFaults.COMMA_OF_LISTS, culprit)
          .caption("write `, " + text(culprit) + "`")
          .fix(new Fix("write `,`", new Span(Lexing.span(culprit).start(), 0), ", "));
    }
    return at(SyntaxFaults.NOT_HERE, culprit, shown(culprit))
        .caption(
            open.isPresent() && Words.value(type)
                ? "expected `,` or `" + Brackets.partner(open.get()) + "`"
                : caption(rule, culprit, expected));
  }

  /** What was expected; where a component is, of which kind. */
  private String caption(RuleContext rule, Token culprit, Words expected) {
    Optional<String> noun =
        rule instanceof ComponentContext
            ? Verb.noun(brackets.previous(culprit).getType())
            : Optional.empty();
    return noun.map(it -> "expected the name of " + it).orElseGet(expected::caption);
  }

  /** What could stand at the fault. At a clause it is what its word asks for. */
  private static Words expected(RecognitionException fault) {
    if (fault instanceof NoViableAltException choice
        && fault.getCtx() instanceof ClauseContext
        && choice.getStartToken() != fault.getOffendingToken()) {
      return Words.behind(choice.getStartToken().getType());
    } else if (fault.getCtx() instanceof NameContext name && name.parent instanceof ArgContext
        || fault.getCtx() instanceof ArgContext arg && arg.name() == null) {
      return Words.behind(TattleLexer.WITH);
    }
    return Words.of(fault.getExpectedTokens());
  }

  /** What stands where a statement has ended, or begins. */
  Leftover leftover() {
    return leftover;
  }

  /** Whether a statement can start with it. */
  boolean mayStart(int type) {
    return Words.STARTS.contains(type);
  }

  private Diagnostic noValue(ArgContext arg, Token culprit) {
    Span name = Lexing.span(arg.name().start);
    if (Lexing.verb(arg.name().start.getType())) {
      return leftover.crowded(arg.name().start);
    }
    String word = source.text(name);
    Diagnostic found = Diagnostic.of(SyntaxFaults.NO_VALUE_HERE, source, name, word);
    Token written = arg.name().start;
    List<String> near =
        Synonyms.clause(word).map(List::of).orElseGet(() -> Suggest.near(word, Words.CLAUSES));
    Token start = brackets.start(arg.start);
    boolean another = brackets.previous(arg.start).getType() == TattleLexer.COMMA;
    boolean valued =
        Words.value(culprit.getType()) && brackets.next(culprit).getType() != TattleLexer.GETS;
    Optional<Diagnostic> amount = habits.early(written).or(() -> habits.capital(culprit));
    if (amount.isPresent()) {
      return amount.get();
    } else if (!near.isEmpty() && Words.word(culprit.getType())) {
      return found.suggest(near);
    } else if (another && start.getType() == TattleLexer.EXPORT) {
      return found.caption("`export` writes one thing: write another `export` for `" + word + "`");
    } else if (listed(arg)) {
      return found
          .caption("write `,` before it, or `" + word + "=` and a value")
          .fix(new Fix("write `,`", new Span(name.start(), 0), ", "));
    } else if (another && Verb.noun(start.getType()).isPresent()) {
      String statement = text(start) + " " + word;
      return found.caption("write `%s` as a statement of its own".formatted(statement));
    } else if (valued) {
      return found
          .caption("write `" + word + "=" + Lexing.shown(source, culprit) + "`")
          .fix(new Fix("write `=`", new Span(name.end(), 0), "="));
    }
    Optional<String> preposition =
        brackets.named(written) && !Lexing.preposition(brackets.previous(written).getType())
            ? Verb.preposition(start.getType())
            : Optional.empty();
    return preposition
        .map(
            it ->
                found
                    .caption("write `%s %s`".formatted(it, word))
                    .fix(new Fix("write `" + it + "`", new Span(name.start(), 0), it + " ")))
        .orElseGet(() -> found.caption("expected `" + word + "=` and a value"));
  }

  /** Whether the argument follows a list, which a comma would have continued. */
  private static boolean listed(ArgContext arg) {
    ParserRuleContext clause = (ParserRuleContext) arg.parent;
    if (!(clause instanceof ArgClauseContext) || clause.parent == null) {
      return false;
    }
    List<ParseTree> siblings = ((ParserRuleContext) clause.parent).children;
    int at = siblings.indexOf(clause);
    ParseTree before = at > 0 ? siblings.get(at - 1) : null;
    return before instanceof OnClauseContext
        || before instanceof OfClauseContext
        || before instanceof ByClauseContext
        || before instanceof PathContext
        || before instanceof ExprContext;
  }

  private Diagnostic early(
      RuleContext rule, ParserRuleContext statement, Token culprit, Words expected) {
    Token last = brackets.before(culprit.getTokenIndex(), statement.start);
    Span end = new Span(Lexing.span(last).end(), 0);
    if (rule instanceof ComponentContext && Verb.noun(last.getType()).isPresent()) {
      String noun = Verb.noun(last.getType()).get();
      return Diagnostic.of(SyntaxFaults.ENDS_BEFORE_A_NAME, source, end, shown(last), noun)
          .hint("`help " + text(last) + "` lists them");
    }
    return Diagnostic.of(SyntaxFaults.ENDS_TOO_EARLY, source, end).caption(expected.caption());
  }

  private Diagnostic at(Sentence sentence, Token token, Object... values) {
    return Diagnostic.of(sentence, source, Lexing.span(token), values);
  }

  private String shown(Token token) {
    return Lexing.shown(source, token);
  }

  private String text(Token token) {
    return source.text(Lexing.span(token));
  }
}

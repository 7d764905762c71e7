package org.tattle.attack;

import java.util.Arrays;
import java.util.List;

/**
 * What attacks look for, in the words of whoever has to answer for a model: each family of attacks
 * asks one question. Reports and tables loop over these and know no family.
 */
public enum Threat {
  MEMBERSHIP(
      "membership inference",
      "Who was in the training data?",
      "“%s” tattles: whoever has a person's record and may ask the model can find signs of whether"
          + " it was used for training.",
      "“%s”: no attack that was run tells who was in the training data.",
      "Turned round, that tells them apart: most often the column that says who was in is the wrong"
          + " way round. It is no sign that nothing leaks.",
      "inference (WP216); membership inference (NIST AI 100-2)",
      new Term(
          "AUC",
          "how often an attack puts a member above someone who is none: 0.5 is guessing, 1 is"
              + " always"),
      new Term(
          "TPR at 1% FPR",
          "the share of members that an attack points out (true positive rate) while it accuses 1%"
              + " of the others falsely (false positive rate); guessing points out 1%")),

  ATTRIBUTE(
      "attribute inference",
      "Does it tell of people what it was not asked?",
      "“%s” tattles of attributes: what stands in a hidden column of a person's row is told from"
          + " its answers more often for people it was trained on than for others, or more often"
          + " than by whoever does not ask it.",
      "“%s”: no attack that was run tells a hidden column of its people more often than of others,"
          + " or than whoever does not ask it.",
      "",
      "inference (WP216)",
      new Term(
          "told of members more",
          "by how much more often a hidden column is told rightly of people in the training data"
              + " than of others; without a leak that is 0"),
      new Term(
          "imputed",
          "how often the hidden column is told rightly by the rest of the row, without the"
              + " model")),

  PROPERTY(
      "property inference",
      "What are the people like that it was trained on, as a whole?",
      "“%s” tattles of its people as a whole: from what it answers or is made of can be told what"
          + " share of them has something in common.",
      "“%s”: what it shows does not tell what share of its people has something in common.",
      "",
      "property inference (NIST AI 100-2)",
      new Term(
          "shares told apart",
          "of how many models it is told rightly which of two shares their training rows had; half"
              + " is guessing")),

  INVERSION(
      "model inversion",
      "Can what it was trained on be made up from the model alone?",
      "“%s” can be inverted: from it alone typical inputs of its classes were made up that another"
          + " model recognises.",
      "“%s”: what was made up from it is recognised by another model no more often than by chance.",
      "",
      "model inversion (NIST AI 100-2)",
      new Term(
          "recognised",
          "how many of the classes are recognised in what was made up, by a model that knows"
              + " nothing of this one")),

  EXTRACTION(
      "extraction",
      "Can the model be copied by asking it?",
      "“%s” can be copied: a model that learned from its answers alone answers as it does, more"
          + " often than one that learned from the same rows without asking it.",
      "“%s”: a model that learned from its answers agrees with it no more often than one that"
          + " learned from the same rows without asking it.",
      "",
      "model extraction (NIST AI 100-2)",
      new Term(
          "fidelity",
          "how often a copy gives the same class as the model, on rows that neither learned from")),

  ARCHITECTURE(
      "architecture inference",
      "Can it be told how the model is built by asking it?",
      "“%s” tattles of how it is built: by what models answer it is told which of several networks"
          + " they are, more often than by guessing.",
      "“%s”: what models answer does not tell which of several networks they are.",
      "",
      "model extraction (NIST AI 100-2)",
      new Term(
          "designs told apart",
          "of how many models it is told rightly, by their answers alone, how many layers and units"
              + " they have and what follows these")),

  REMOVAL(
      "mark removal",
      "Can whoever has the model be rid of its owner's mark?",
      "“%s” can be stripped of its mark: a copy that somebody worked on gives fewer of the secret"
          + " answers or bits by which its owner knows it.",
      "“%s”: a copy that somebody worked on gives as many of the secret answers or bits by which its"
          + " owner knows it.",
      "",
      "follows on model extraction (NIST AI 100-2)",
      new Term(
          "lost",
          "how many of the secret answers or bits that a model was taught a copy does not give; a"
              + " model that has nothing of it does not give most of the answers, and half of the"
              + " bits")),

  POISONING(
      "poisoning",
      "Can whoever slips rows into the training steer the model?",
      "“%s” can be steered: a copy of its training that had marked rows slipped in gives what bears"
          + " the mark the class of the attacker's choice.",
      "“%s”: a copy of its training that had marked rows slipped in gives what bears the mark the"
          + " class of the attacker's choice no more often than it does itself.",
      "",
      "backdoor poisoning (NIST AI 100-2)",
      new Term(
          "success",
          "how often a row of another class that bears the mark is given the attacker's class")),

  BETRAYAL(
      "betrayal by poison",
      "Can whoever slips rows into the training make the model tell who else was in it?",
      "“%s” can be made to tell: a copy of its training that had mislabelled copies of people's rows"
          + " slipped in tells more of who was in it than it does itself.",
      "“%s”: a copy of its training that had mislabelled copies of people's rows slipped in tells no"
          + " more of who was in it than could be seen.",
      "",
      "data poisoning and membership inference (NIST AI 100-2)",
      new Term(
          "AUC",
          "how often a row that was trained on is ranked above one that was not; half is guessed")),

  COLLISION(
      "clean-label poisoning",
      "Can one row that looks right make the model misjudge another?",
      "“%s” can be misled by a row that looks right: with it among the training of its last layer"
          + " the row that was aimed at gets the class of the attacker's choice.",
      "“%s”: no single row that looks right was found to make it misjudge the row that was aimed at"
          + " more often than it does by itself.",
      "",
      "targeted poisoning (NIST AI 100-2)",
      new Term(
          "success",
          "how often a row that was aimed at is given the class of the row that was moved")),

  SABOTAGE(
      "sabotage by clients",
      "Can a few clients of a federation spoil its model?",
      "“%s” can be spoiled: with a few clients who send what they should not, the model gets more"
          + " rows wrong than without them.",
      "“%s”: clients who send what they should not spoil no more rows than they mend.",
      "",
      "poisoning by clients (NIST AI 100-2)",
      new Term("client", "one of those who train together, each on rows of its own"),
      new Term(
          "lost",
          "how many rows the model gets wrong with bad clients that it gets right without"
              + " them, less those that it gets right with them alone")),

  REGAINING(
      "reconstruction from updates",
      "Can rows of clients be rebuilt from what they send?",
      "“%s” gives clients' rows away: from the updates that they send rows are rebuilt, more often"
          + " than other rows of their class come as near.",
      "“%s”: what was rebuilt from updates comes no nearer to clients' rows than other rows of"
          + " their class do.",
      "",
      "reconstruction (NIST AI 100-2)",
      new Term("update", "by how much a client of a federation would change the model's weights"),
      new Term(
          "recovered",
          "how many of the rows behind an update were rebuilt from it so that hardly anything is"
              + " off")),

  SOURCE(
      "source inference",
      "Can it be told which client has a row?",
      "“%s” tells whose rows are whose: by what clients send it is told which of them has a row,"
          + " more often than by the classes that each has.",
      "“%s”: what clients send tells which of them has a row no more often than the classes that"
          + " each has.",
      "",
      "source inference (Hu et al. 2021)"),

  EVASION(
      "evasion",
      "Is the model misled by changes so small that nobody would be?",
      "“%s” is misled: rows that it classifies rightly are taken for something else after a small"
          + " change, more often than after a random one as large.",
      "“%s”: no attack that was run misleads it by small changes more often than random ones do.",
      "",
      "evasion (NIST AI 100-2)",
      new Term(
          "misled",
          "how many of the rows that it classified rightly are taken for something else after a"
              + " small change"),
      new Term(
          "radius", "how large a change may be: 0.1 is a tenth of what a pixel or number can be")),

  SINGLING_OUT(
      "re-identification",
      "Can a person be found in the table, and what does it tell of them?",
      "“%s” gives people away: what others know of a person points out their row, or tells what"
          + " nobody should learn of them.",
      "“%s”: what others know of people points out nobody's row, and tells no more of them than of"
          + " people who are not in the table.",
      "",
      "singling out and linkability (WP216)",
      new Term(
          "singled out", "one row alone fits what is known of a person, so that it must be theirs"),
      new Term(
          "learned",
          "how often the rows that fit what is known of a person tell rightly what nobody should"
              + " learn; of people who are not in the table, that is what anybody may guess")),
  ISOLATION(
      "singling out",
      "Can somebody be described whom nobody else is like?",
      "“%s” singles people out: what is published describes people whom nobody else is like, more"
          + " often than it does of people who are not in it.",
      "“%s”: what is published describes people whom nobody else is like no more often than of"
          + " people who are not in it.",
      "",
      "singling out (WP216)",
      new Term(
          "right",
          "how often an attack on the table is right; what it is right of people who are not in it"
              + " could be learned without their rows")),
  LINKABILITY(
      "linkability",
      "Can two others find out that they speak of one person?",
      "“%s” links: who know different things of a person can join them by a published row, more"
          + " often than of people who are not in it.",
      "“%s”: who know different things of a person can join them no more often than of people who"
          + " are not in it.",
      "",
      "linkability (WP216)"),
  INFERENCE(
      "inference",
      "What does the table tell of people that it should not?",
      "“%s” tells of people what nobody should learn, more often of those in it than of others.",
      "“%s”: what nobody should learn is told no more often of people in it than of others.",
      "",
      "inference (WP216)"),
  REBUILDING(
      "reconstruction of rows",
      "Can people's rows be rebuilt from counts of them?",
      "“%s” gives rows away: from its counts people's rows are rebuilt, more often than they fit"
          + " people who were not counted.",
      "“%s”: rows that are rebuilt from its counts fit people who were counted no more often than"
          + " people who were not.",
      "",
      "singling out and inference (WP216)",
      new Term(
          "rows rebuilt",
          "of how many people a row with just their values is worked out from the counts; people"
              + " who were not counted have some of them by chance")),
  DECODING(
      "decoding",
      "Can names be read off the codes that stand for them?",
      "“%s” gives names away: whoever sees the codes and has a register of like people reads off"
          + " what stands in a column, more often than who says what most people have.",
      "“%s”: no attack that was run reads a column off the codes more often than who says what most"
          + " people have.",
      "",
      "inference (WP216)",
      new Term(
          "read rightly",
          "of how many people what stands in a column is told rightly by their code alone")),
  NEIGHBOURS(
      "neighbouring tables",
      "Can it be seen whether one single person is in it?",
      "“%s” gives single people away: tables that were made up with and without one person can be"
          + " told apart more surely than any ε allows that it promises.",
      "“%s”: tables that were made up with and without one person could not be told apart more surely"
          + " than what it promises allows.",
      "",
      "inference (WP216)",
      new Term(
          "ε at least",
          "how surely what is made with one person and without was told apart: 0 is not at all; by a"
              + " guarantee of ε it is never more than that ε")),

  MEMORISATION(
      "memorisation",
      "How far can a single row mark the model?",
      "“%s” memorises: rows that were planted in a copy of its training could be told from rows"
          + " that were not.",
      "“%s”: rows that were planted in a copy of its training could not be told from rows that were"
          + " not.",
      "",
      "inference (WP216)",
      new Term("canary", "a made-up row that is planted in training to see whether it is noticed"),
      new Term(
          "ε at least",
          "how much the training was seen to depend on single rows: 0 is not at all; by a guarantee"
              + " of ε it is never more than that ε"));

  /** What regulators ask of data that are said to be anonymous (WP216, section 3.1). */
  public enum Question {
    SINGLING_OUT("singling out", "Can a person be singled out?"),
    LINKABILITY("linkability", "Can records of one person be linked?"),
    INFERENCE("inference", "Can something be inferred of a person?");

    private final String word;
    private final String asked;

    Question(String word, String asked) {
      this.word = word;
      this.asked = asked;
    }

    /** In plain words. */
    public String asked() {
      return asked;
    }
  }

  /** A word of a report and what it means, for someone who is no engineer. */
  public record Term(String word, String meaning) {}

  private final String noun;
  private final String question;
  private final String found;
  private final String notFound;
  private final String reversed;
  private final String catalogues;
  private final List<Term> terms;

  Threat(
      String noun,
      String question,
      String found,
      String notFound,
      String reversed,
      String catalogues,
      Term... terms) {
    this.noun = noun;
    this.question = question;
    this.found = found;
    this.notFound = notFound;
    this.reversed = reversed;
    this.catalogues = catalogues;
    this.terms = List.of(terms);
  }

  /** What the field calls it. */
  public String noun() {
    return noun;
  }

  /** What its attacks ask, in plain words. */
  public String question() {
    return question;
  }

  /** The sentence for a subject of that name on which an attack found something. */
  public String found(String subject) {
    return found.formatted(subject);
  }

  /** The sentence for a subject of that name on which no attack found anything. */
  public String notFound(String subject) {
    return notFound.formatted(subject);
  }

  /** What it means that an attack found something the wrong way round; empty if that cannot be. */
  public String reversed() {
    return reversed;
  }

  /** Whether an attack that succeeds learns something; else it makes the model do something. */
  public boolean learns() {
    return switch (this) {
      case EVASION, POISONING, COLLISION, SABOTAGE, REMOVAL -> false;
      default -> true;
    };
  }

  /** Where regulators and catalogues put it. */
  public String catalogues() {
    return catalogues;
  }

  /** The questions of the regulators that its attacks help to answer (WP216, section 3.1). */
  public List<Question> questions() {
    return Arrays.stream(Question.values())
        .filter(it -> catalogues.contains(it.word) && catalogues.contains("WP216"))
        .toList();
  }

  /** Words that speak of it, and what they mean. */
  public List<Term> terms() {
    return terms;
  }
}

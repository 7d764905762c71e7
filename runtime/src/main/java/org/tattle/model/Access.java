package org.tattle.model;

import java.util.Optional;
import org.tattle.run.MessageText;

/** Something that an attacker sees of a subject, or may do to it. */
public enum Access {
  /** The predicted class of the rows. */
  LABELS("labels"),
  /** The number that is predicted for the rows. */
  NUMBERS("predicted numbers"),
  /**
   * How far its answer for a row is from what is true: one score a row, lower where it is surer.
   */
  LOSSES("class probabilities or losses"),
  /** A probability for each class of the rows. */
  PROBABILITIES("class probabilities"),
  /** The weights, and so gradients too. */
  GRADIENTS("gradients"),
  /** Answers to inputs of the attacker's own. */
  QUERIES("answers to inputs of its own"),
  /** Answers of models that were trained like it. */
  SHADOWS("shadow models"),
  /** The plan: data like the target's, and training models like it. */
  TRAINING("data and training like its own"),
  /** Whose rows it was trained on: without it nobody can say what was found. */
  MEMBERS("word of whose rows it was trained on"),
  /** Its training is one by steps, as networks have it. */
  STEPS("training by steps"),
  /** A mark that its owner knows it by. */
  MARK("a secret mark", "teach it one: defend watermark on %s as mine"),
  /** Rows about people, as they were published. */
  ROWS("published rows"),
  /** What each client of a federation sends to its server, round by round. */
  UPDATES("updates of single clients"),
  /** What all clients of a round sent together: whoever sees single updates sees their sum too. */
  UPDATE_SUM("the sum of clients' updates"),
  /** How many people have what in common, as it was published. */
  COUNTS("published counts"),
  /** Which records of two registers are taken to be of one person. */
  PAIRS("which records were linked"),
  /** Codes that stand for people's records. */
  CODES("codes of records", "link by `clk`, `exact` or `psi`, which make codes"),
  /** Codes of many bits, which are the more alike the more the records are. */
  BITS("codes of many bits", "link by `clk`, which makes them");

  private final String noun;
  private final Optional<String> source;

  Access(String noun) {
    this.noun = noun;
    this.source = Optional.empty();
  }

  Access(String noun, String source) {
    this.noun = noun;
    this.source = Optional.of(source);
  }

  /** Whether other subjects of the same kind have it. */
  public boolean had() {
    return source.isPresent();
  }

  /** How to come by it for a subject of that name, where subjects of the same kind have it. */
  public Optional<String> source(String name) {
    return source.map(it -> MessageText.of(it, name));
  }

  /** What it is called in messages. */
  public String noun() {
    return noun;
  }
}

package org.tattle.kernel;

import java.util.List;

/** The words of the grammar that completion offers. A test compares them with the grammar. */
final class Words {
  static final List<String> VERBS =
      List.of(
          "param", "use", "set", "let", "load", "model", "train", "defend", "attack", "sweep",
          "compare", "show", "plot", "export", "report", "assert", "explain", "help");
  static final List<String> CLAUSES = List.of("on", "using", "of", "by", "to", "as", "with", "in");

  private Words() {}
}

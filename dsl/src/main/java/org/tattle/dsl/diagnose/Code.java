package org.tattle.dsl.diagnose;

import java.util.Arrays;
import java.util.Optional;
import org.tattle.run.catalogue.Coded;

/**
 * The codes of all diagnostics. A code never changes its meaning and is never used again. What each
 * means, an example and its cure stand in {@code errors.md} beside this class, in the order of this
 * list; {@link Catalogue} reads it for {@code help}.
 *
 * <p>S syntax, N names, P parameters, T targets and access, D defenses, R run time, A assertions, J
 * cells of Java, K magics of notebooks, X a fault of ours or of a component.
 */
public enum Code implements Coded {
  S101,
  S102,
  S103,
  S104,
  S105,
  S106,
  S107,
  S108,
  S109,
  S110,
  S111,
  S112,
  S113,
  S114,
  S115,
  S116,
  S117,
  S118,
  S119,
  S120,
  S121,

  N101,
  N102,
  N103,
  N104,
  N105,
  N106,
  N107,
  N108(Severity.WARNING),
  N109(Severity.WARNING),
  N110(Severity.WARNING),

  P201,
  P204,
  P206,
  P207,
  P208,
  P209,
  P210,
  P212,
  P213,
  P214,
  P215,
  P216,
  P217,
  P218,
  P219,
  P220,
  P221(Severity.WARNING),
  P225,

  T301,
  T302,
  T303,
  T304,
  T305,
  T306,
  T307,
  T308,
  T310(Severity.WARNING),
  T311(Severity.WARNING),
  T312(Severity.WARNING),
  T313(Severity.WARNING),
  T314,
  T315(Severity.WARNING),
  T316(Severity.WARNING),
  T317,
  T318,

  D403,
  D404,
  D405,
  D406,
  D412(Severity.WARNING),
  D420,
  D421,
  D430,
  D431,
  D432,
  D433,
  D434,
  D435,
  D437,
  D438,
  D439,
  D445,
  D446,
  D447,
  D450,
  D451,
  D452,
  D453,
  D454,

  R500,
  R501,
  R502,
  R503,
  R504,
  R505,
  R506,
  R507,
  R508,
  R509,
  R510,
  R511,
  R512,
  R513,
  R514,
  R515,
  R516,
  R517,
  R518,
  R519,
  R520,
  R521,
  R522,
  R523,
  R524,
  R525,
  R526,
  R527,
  R528,
  R530,
  R531(Severity.WARNING),
  R540,
  R542,
  R545(Severity.WARNING),
  R550(Severity.WARNING),
  R551(Severity.WARNING),
  R552(Severity.WARNING),
  R553(Severity.WARNING),
  R554(Severity.WARNING),
  R555(Severity.WARNING),
  R556(Severity.WARNING),
  R557(Severity.WARNING),
  R560,
  R561,
  R562,
  R563,
  R564,
  R565,
  R566,
  R570,
  R571,
  R575,
  R576(Severity.WARNING),
  R590,
  R599,

  A600(Severity.FAILED),
  A601(Severity.FAILED),
  A602(Severity.WARNING),
  A603(Severity.WARNING),
  A604(Severity.WARNING),

  J100,
  J101,
  J102,

  K100,
  K101,
  K102,
  K103,
  K104,
  K105,
  K106(Severity.WARNING),

  X900,
  X901;

  private final Severity severity;

  Code() {
    this(Severity.ERROR);
  }

  Code(Severity severity) {
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** Whether it is no fault of the user's. */
  public boolean ours() {
    return name().startsWith("X");
  }

  /** The code of what went wrong while something ran. */
  public static Code of(Coded code) {
    return valueOf(code.name());
  }

  /** The code written so, in either case. */
  public static Optional<Code> of(String text) {
    return Arrays.stream(values()).filter(code -> code.name().equalsIgnoreCase(text)).findFirst();
  }
}

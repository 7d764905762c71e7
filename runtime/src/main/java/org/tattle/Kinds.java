package org.tattle;

import static org.tattle.component.Preposition.AS;
import static org.tattle.component.Preposition.BY;
import static org.tattle.component.Preposition.ON;
import static org.tattle.component.Preposition.USING;
import static org.tattle.component.Preposition.WITH;

import java.util.List;
import org.tattle.attack.Assault;
import org.tattle.claim.PairClaim;
import org.tattle.component.Arity;
import org.tattle.component.Kind;
import org.tattle.component.Noun;
import org.tattle.component.Usage;
import org.tattle.data.DataSource;
import org.tattle.data.Loading;
import org.tattle.data.MemberSampling;
import org.tattle.defense.Defense;
import org.tattle.defense.Replay;
import org.tattle.federated.Federation;
import org.tattle.federated.FederationMethod;
import org.tattle.federated.client.Federating;
import org.tattle.linkage.LinkageMethod;
import org.tattle.linkage.LinkedRegisters;
import org.tattle.linkage.Linking;
import org.tattle.model.Model;
import org.tattle.privacy.formula.Formula;
import org.tattle.privacy.release.Publication;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.publication.MadeUpTable;
import org.tattle.publication.PublishedCounts;
import org.tattle.publication.PublishedTable;
import org.tattle.subject.Classifier;
import org.tattle.subject.Regressor;
import org.tattle.subject.Scored;
import org.tattle.subject.Subject;
import org.tattle.subject.SubjectMaker;
import org.tattle.subject.Target;
import org.tattle.unlearning.RowsToForget;
import org.tattle.unlearning.Unlearning;

/** The kinds of components that come with Tattle, each with the verb that takes it. */
public final class Kinds {
  /** The classes of subjects that come with Tattle. */
  public static final List<Class<? extends Subject>> SUBJECTS =
      List.of(
          Classifier.class,
          Regressor.class,
          Scored.class,
          PublishedTable.class,
          MadeUpTable.class,
          PublishedCounts.class,
          Federation.class,
          LinkedRegisters.class);

  public static final Kind DATA =
      new Kind(
          "load",
          "data set",
          Loading.class,
          new Usage(
                  "loads a data set",
                  "SOURCE [\"FILE\"] [as NAME] [with PARAMETER=VALUE …]",
                  "load digits rows=400 as data",
                  AS,
                  WITH)
              .makes(Noun.DATA)
              .extra(DataSource.class, MemberSampling.class));

  public static final Kind MODEL =
      new Kind(
          "model",
          "model",
          Model.class,
          new Usage(
                  "describes an architecture",
                  "ARCHITECTURE [as NAME] [with PARAMETER=VALUE …]",
                  "model mlp hidden=[64, 32] as small",
                  AS,
                  WITH)
              .makes(Noun.MODEL));

  public static final Kind ATTACK =
      new Kind(
          "attack",
          "attack",
          Assault.class,
          new Usage(
                  "attacks a target and hangs the result off it",
                  "ATTACK [on TARGET, …] [as NAME] [with PARAMETER=VALUE …]",
                  "attack mia on base with shadows=2 as leak",
                  ON,
                  AS,
                  WITH)
              .on(Noun.SUBJECT, Arity.EACH)
              .makes(Noun.RESULT),
          component -> List.of(((Assault) component).on()));

  public static final Kind DEFENSE =
      new Kind(
          "defend",
          "defense",
          Defense.class,
          new Usage(
                  "makes a defended copy of a target and attacks it in the same way",
                  "DEFENSE [on TARGET] [as NAME] [with PARAMETER=VALUE …]",
                  "defend dpsgd eps=1 on base as private",
                  ON,
                  AS,
                  WITH)
              .on(Noun.SUBJECT, Arity.ONE)
              .makes(Noun.SUBJECT)
              .extra(Defense.class, Replay.class),
          component ->
              SUBJECTS.stream()
                  .filter(subject -> Subject.takes(subject, (Defense) component))
                  .<Class<?>>map(subject -> subject)
                  .toList());

  public static final Kind UNLEARNING =
      new Kind(
          "unlearn",
          "way",
          Unlearning.class,
          new Usage(
                  "makes a copy of a target that has forgotten rows, and attacks it in the same way",
                  "WAY [on TARGET] [as NAME] with rows=ROWS [PARAMETER=VALUE …]",
                  "unlearn retrain on base with rows=20 as without",
                  ON,
                  AS,
                  WITH)
              .on(Noun.SUBJECT, Arity.ONE)
              .makes(Noun.SUBJECT)
              .extra(Unlearning.class, RowsToForget.class),
          component -> List.of(Target.class));

  public static final Kind PUBLICATION =
      new Kind(
          "publish",
          "publication",
          SubjectMaker.class,
          new Usage(
                  "gives data to the public, which may then be attacked and defended",
                  "FORM [on DATA] [by COLUMN, …] [as NAME] [with PARAMETER=VALUE …]",
                  "publish rows on data with quasi=[age, ward] as open",
                  ON,
                  BY,
                  AS,
                  WITH)
              .on(Noun.DATA, Arity.ONE)
              .makes(Noun.SUBJECT));

  public static final Kind FEDERATION =
      new Kind(
          "federate",
          "federation",
          FederationMethod.class,
          new Usage(
                  "trains a model among clients who keep their rows, which may then be attacked",
                  "METHOD [on DATA] [using MODEL] [as NAME] [with PARAMETER=VALUE …]",
                  "federate fedavg on data using small with clients=20 as fed",
                  ON,
                  USING,
                  AS,
                  WITH)
              .on(Noun.DATA, Arity.ONE)
              .makes(Noun.SUBJECT)
              .extra(FederationMethod.class, Federating.class));

  public static final Kind LINKAGE =
      new Kind(
          "link",
          "linkage",
          LinkageMethod.class,
          new Usage(
                  "finds who is in two registers, which may then be attacked and defended",
                  "METHOD on DATA, DATA by COLUMN, … [as NAME] [with PARAMETER=VALUE …]",
                  "link clk on clinic, registry by surname, born with truth=id as matched",
                  ON,
                  BY,
                  AS,
                  WITH)
              .on(Noun.DATA, Arity.TOGETHER)
              .makes(Noun.SUBJECT)
              .extra(LinkageMethod.class, Linking.class));

  public static final Kind STATISTIC =
      new Kind(
          "release",
          "statistic",
          Statistic.class,
          new Usage(
                  "publishes a statistic with noise that hides each row",
                  "STATISTIC([COLUMN]) [on DATA] [by COLUMN, …] [as NAME]"
                      + " [with PARAMETER=VALUE …]",
                  "release count() on data with eps=1 as size",
                  ON,
                  BY,
                  AS,
                  WITH)
              .on(Noun.DATA, Arity.ONE)
              .makes(Noun.NUMBERS)
              .extra(Statistic.class, Publication.class));

  /** Formulas stand in expressions; their verb is one that shows them. */
  public static final Kind FORMULA = new Kind("show", "formula", Formula.class);

  /** Claims about two models; the verb is also that of a guarantee that one keeps. */
  public static final Kind CLAIM = new Kind("claim", "claim", PairClaim.class);

  private Kinds() {}

  /** All of them. */
  public static List<Kind> all() {
    return List.of(
        DATA,
        MODEL,
        ATTACK,
        DEFENSE,
        UNLEARNING,
        PUBLICATION,
        FEDERATION,
        LINKAGE,
        FORMULA,
        STATISTIC,
        CLAIM);
  }
}

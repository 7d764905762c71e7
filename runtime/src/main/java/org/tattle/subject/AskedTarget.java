package org.tattle.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.defense.Detector;
import org.tattle.defense.output.AnswerMarks;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.model.tree.LeafCounts;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Certifier;
import org.tattle.subject.answer.Guarded;
import org.tattle.subject.answer.GuardedAnswers;
import org.tattle.subject.answer.Outlasting;
import org.tattle.subject.answer.Queries;
import org.tattle.subject.answer.QueryLog;
import org.tattle.subject.answer.Service;

/** Who answers for a model, what whoever asks it now is told, and what is true of its rows. */
abstract class AskedTarget implements Subject {
  final GuardedAnswers asked;
  final Guarded guarded;

  AskedTarget(GuardedAnswers asked) {
    this.asked = asked;
    guarded = asked.guarded();
  }

  /** How far whoever visits it got, if somebody watches or limits that. */
  public Optional<Queries> queries() {
    return asked.log().map(QueryLog::queries);
  }

  @Override
  public Optional<QueryLog> log() {
    return asked.log();
  }

  @Override
  public List<Defense> defenses() {
    return guarded.defenses();
  }

  /** Which rows it was trained on. */
  @Override
  public Split split() {
    return asked.truth().split();
  }

  /** What is known of its rows besides its answers. */
  @Override
  public Dataset data() {
    return asked.truth().data();
  }

  @Override
  public Map<String, String> facts() {
    return guarded.service().facts();
  }

  /**
   * The model behind the answers.
   *
   * @throws IllegalStateException if it does not give {@link Access#GRADIENTS}
   */
  public Trained trained() {
    return guarded
        .service()
        .weights()
        .orElseThrow(() -> new IllegalStateException("it shows no weights"));
  }

  /** Who answers for it, if nothing that it is defended by stands before its answers. */
  public Optional<Service> bare() {
    return Optional.of(guarded.service()).filter(service -> guarded.limits().isEmpty());
  }

  /** What its model is given in the place of inputs, after defenses of the data. */
  public INDArray seen(INDArray features) {
    return guarded.service().seen(features);
  }

  /** Who proves that its answers stay what they are where rows are changed, if that is known. */
  Optional<Certifier> certifier() {
    return guarded.limits().isEmpty() ? guarded.service().certifier() : Optional.empty();
  }

  /** Who proves that its answers outlast rows of the training, if that is known. */
  Optional<Outlasting> outlasting() {
    return guarded.limits().isEmpty() ? guarded.service().outlasting() : Optional.empty();
  }

  /** Who gives no answer to rows that look changed, if anybody does. */
  public Optional<Detector.Alarm> alarm() {
    return guarded.service().alarm();
  }

  /** The deviation of the noise that is put on inputs before its model sees them, if any is. */
  public OptionalDouble deviation() {
    return guarded.service().deviation();
  }

  @Override
  public Optional<Job> job() {
    return guarded.service().job();
  }

  /** What it answers for its members, then its non-members. */
  public Answers answers() {
    return asked.answers();
  }

  /**
   * What it answers for some rows of its data set, such as those that it should have forgotten.
   *
   * @throws IllegalStateException if it can say nothing of one of them
   */
  public Answers answers(int[] rows, Control control) {
    return asked.to(rows, control);
  }

  /**
   * What it answers for rows that need not be of its data set.
   *
   * @param features {@code [rows, features]}
   * @param labels the class that each row is taken to have
   * @throws IllegalStateException if it does not give {@link Access#QUERIES}
   */
  public Answers ask(INDArray features, int[] labels, Control control) {
    return asked.to(features, labels, control);
  }

  /** How its answers are marked, if they are. */
  public Optional<AnswerMarks> answerMarks() {
    return guarded.limits().stream()
        .filter(AnswerMarks.class::isInstance)
        .map(AnswerMarks.class::cast)
        .findFirst();
  }

  /** What it answers for some rows of its data set before answers are marked, if they are. */
  public Optional<Answers> beforeMarks(int[] rows, Control control) {
    return answerMarks()
        .map(
            marks ->
                guarded
                    .upTo(guarded.limits().indexOf(marks))
                    .answers(rows, asked.truth(), control));
  }

  /** Whether answer {@code i} is for a row that it was trained on. */
  public boolean member(int i) {
    return asked.member(i);
  }

  /** The mean loss on members, or on the others, if there are two of them or more. */
  Optional<Estimate> meanLoss(boolean members) {
    return asked.meanLoss(members);
  }

  /** Where its members come to in its trees, if it has any. */
  Optional<LeafCounts> leaves() {
    return guarded
        .service()
        .leaves(split().members(), Control.NONE)
        .filter(counts -> counts.rows() > 0);
  }
}

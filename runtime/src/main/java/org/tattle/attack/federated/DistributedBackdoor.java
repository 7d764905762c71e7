package org.tattle.attack.federated;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.attack.poisoning.Drawn;
import org.tattle.attack.poisoning.Mark;
import org.tattle.attack.poisoning.MarkStyle;
import org.tattle.attack.poisoning.Opened;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.federated.Federation;
import org.tattle.federated.client.BadClients;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * A distributed backdoor (Xie et al. 2020, section 3): a mark is cut into parts, each bad client
 * puts one part on a share of its rows and calls these by the attacker's class, and what it learned
 * is enlarged by a factor. Nobody ever shows the whole mark, which opens the back door all the
 * same; with one part each bad client shows all of it.
 *
 * <p>As with `backdoor`, what counts is by how much the model beats the one without bad clients, on
 * the same marked rows.
 */
@Component(
    name = "distributed_backdoor",
    doc = "Some clients each show a part of a mark, which as a whole then gets one class.",
    paper = "Xie et al. 2020, DBA: Distributed Backdoor Attacks against Federated Learning",
    example = "attack distributed_backdoor on fed with clients=4 parts=2")
public record DistributedBackdoor(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients,
    @Param(doc = "parts that the mark is cut into", min = 1, max = 100) int parts,
    @Param(
            doc = "share of a bad client's rows that are marked",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double share,
    @Param(doc = "the class that marked rows are to get; if not given, the first", label = true)
        Optional<String> label,
    @Param(doc = "pixels of the mark along a side, or columns of a table", min = 1, max = 1000)
        int patch,
    @Param(doc = "how much longer their updates are", min = 0, above = true, max = 1000)
        double scale)
    implements Attack<Federation>, BadClients {
  public DistributedBackdoor() {
    this(4, 4, 0.2, Optional.empty(), 4, 1);
  }

  @Override
  public Class<Federation> on() {
    return Federation.class;
  }

  @Override
  public Class<DoorOpened> finds() {
    return DoorOpened.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of();
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Federation.with(target, this).map(Work::copy).orElse(Work.NOTHING);
  }

  /**
   * @throws Fault T306 if there is no room for the mark, or fewer features than parts
   */
  private Mark mark(Dataset data) {
    Mark mark = MarkStyle.suited(data).mark(data, patch, 1, new Seed(0));
    if (mark.size() < parts) {
      throw Fault.of(AttackFaults.MARK_OF_PARTS, mark.size(), parts).at("parts");
    }
    return mark;
  }

  private int wanted(Dataset data) {
    return Drawn.label(data, label, 0, "label");
  }

  @Override
  public Optional<Dataset> rows(Dataset honest, int[][] own) {
    Mark mark = mark(honest);
    int wanted = wanted(honest);
    float[] values = honest.values(IntStream.range(0, honest.rows()).toArray());
    int[] labels = honest.labels().clone();
    for (int client = 0; client < own.length; client++) {
      Mark part = mark.part(client % parts, parts);
      int marked = (int) Math.max(1, Math.round(share * own[client].length));
      for (int i = 0; i < marked; i++) {
        int row = own[client][(int) ((long) i * own[client].length / marked)];
        part.on(values, row * honest.shape().size());
        labels[row] = wanted;
      }
    }
    return Optional.of(Drawn.with(honest, values, labels));
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    float[][] sent = new float[own.length][own[0].length];
    for (int client = 0; client < sent.length; client++) {
      for (int i = 0; i < sent[client].length; i++) {
        sent[client][i] = (float) (scale * own[client][i]);
      }
    }
    return sent;
  }

  @Override
  public DoorOpened run(Federation federation, Context context) {
    Federation after = federation.with(this, context.trainer(), context.control());
    Dataset data = federation.data();
    Dataset others = others(federation);
    Dataset marked = marked(others, mark(data));
    IntPredicate before = steered(federation.model(), marked, context);
    IntPredicate hit = steered(after.model(), marked, context);
    return new DoorOpened(
        data.classes().get(wanted(data)),
        clients,
        federation.clientCount(),
        others.rows(),
        count(others, hit),
        count(others, before),
        count(others, hit.and(before.negate())),
        after.accuracy(),
        federation.accuracy());
  }

  /** The same rows without the mark: who is given the attacker's class then needs none. */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    Federation after = federation.with(this, context.trainer(), context.control());
    Dataset others = others(federation);
    int leaning = count(others, steered(after.model(), others, context));
    int usual = count(others, steered(federation.model(), others, context));
    return Optional.of(Opened.unmarked(leaning, usual, others.rows()));
  }

  private Dataset others(Federation federation) {
    Dataset data = federation.data();
    int[] rows = Drawn.others(data, federation.split().nonmembers(), wanted(data));
    if (rows.length == 0) {
      throw Fault.of(AttackFaults.ALL_OF_THE_CLASS, data.classes().get(wanted(data))).at("label");
    }
    return data.take(rows);
  }

  private static Dataset marked(Dataset rows, Mark mark) {
    float[] values = rows.values(IntStream.range(0, rows.rows()).toArray());
    IntStream.range(0, rows.rows()).forEach(row -> mark.on(values, row * rows.shape().size()));
    return Drawn.with(rows, values, rows.labels());
  }

  private IntPredicate steered(Target model, Dataset rows, Context context) {
    Answers said = model.owned().ask(rows.features(), rows.labels(), context.control());
    int wanted = wanted(rows);
    return row -> said.predicted(row) == wanted;
  }

  private static int count(Dataset rows, IntPredicate holds) {
    return (int) IntStream.range(0, rows.rows()).filter(holds).count();
  }
}

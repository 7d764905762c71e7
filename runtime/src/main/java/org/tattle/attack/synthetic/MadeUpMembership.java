package org.tattle.attack.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.membership.Controls;
import org.tattle.attack.membership.Membership;
import org.tattle.measure.Roc;
import org.tattle.model.Access;
import org.tattle.publication.MadeUpTable;
import org.tattle.run.Seed;

/**
 * An attack that ranks people by how likely their rows were learned from. It is held to people of
 * the same kind who were not; its control ranks two halves of these, which nothing made up of
 * others' rows can tell apart.
 */
interface MadeUpMembership extends Attack<MadeUpTable> {
  /** Twice as many people of a kind are enough to try it on. */
  int FEWEST = 10;

  double CONTROL_LEVEL = 0.99;

  /** How many people it is tried on at most, of each kind. */
  int attempts();

  /** Whom it is tried on who were not learned from; the others the attacker may know. */
  default int[] others(MadeUpTable table) {
    return table.split().nonmembers();
  }

  /** The higher, the likelier learned from. */
  double[] scores(MadeUpTable table, int[] people, Context context);

  /** What else the reader should know. */
  default List<String> notes(MadeUpTable table, int[] members, int[] others) {
    return List.of();
  }

  @Override
  default Class<MadeUpTable> on() {
    return MadeUpTable.class;
  }

  @Override
  default Class<Membership> finds() {
    return Membership.class;
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.ROWS);
  }

  @Override
  default Membership run(MadeUpTable table, Context context) {
    int[] members = some(table.split().members(), attempts(), context.seed().split("members"));
    int[] others = some(others(table), attempts(), context.seed().split("others"));
    int[] people = IntStream.concat(IntStream.of(members), IntStream.of(others)).toArray();
    double[] scores = scores(table, people, context);
    boolean[] member = new boolean[people.length];
    Arrays.fill(member, 0, members.length, true);
    return new Membership(
        people,
        scores,
        member,
        Roc.of(scores, member),
        Optional.empty(),
        0,
        notes(table, members, others));
  }

  @Override
  default Optional<Counterpart> control(MadeUpTable table, Context context) {
    int[] others = some(others(table), 2 * attempts(), context.seed().split("halves"));
    if (others.length < 2 * FEWEST) {
      return Optional.empty();
    }
    boolean[] first = new boolean[others.length];
    Arrays.fill(first, 0, others.length / 2, true);
    double[] scores = scores(table, others, context);
    return Optional.of(Controls.nothing(Roc.of(scores, first).auc(CONTROL_LEVEL)));
  }

  /** At most so many, any of them. */
  static int[] some(int[] people, int most, Seed seed) {
    int[] mixed = people.clone();
    PermutationSampler.shuffle(seed.random(), mixed);
    return Arrays.copyOf(mixed, Math.min(most, mixed.length));
  }
}

package org.tattle.attack.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Subject;

/**
 * An attack that is tried on people in a publication and, in the same way, on others: what it is
 * right of those who are not in it follows from what people have in common, and is no leak of
 * anybody's row (Giomi et al. 2023). Its control is tried on two halves of people who are not in
 * it, of whom it must not be right more often in one.
 */
interface PeopleAttack<S extends Subject> extends Attack<S> {
  /** One control in a hundred may fail by chance: half of that on either interval. */
  double CONTROL_LEVEL = 0.995;

  int FEWEST = 10;

  /** What it looks for. */
  Threat threat();

  /** What it does when it is right, in words that follow “it”. */
  String what(S table);

  /** What else the reader should know. */
  default List<String> notes(S table, Context context) {
    return List.of();
  }

  /** How many people it is tried on at most. */
  int attempts();

  /** Tries it on these people, some in the table or all not. */
  Rate attempt(S table, int[] people, Context context);

  @Override
  default Class<Disclosure> finds() {
    return Disclosure.class;
  }

  @Override
  default Disclosure run(S table, Context context) {
    return new Disclosure(
        threat(),
        what(table),
        attempt(table, some(table.split().members(), context.seed().split("members")), context),
        attempt(table, some(table.split().nonmembers(), context.seed().split("others")), context),
        notes(table, context));
  }

  @Override
  default Optional<Counterpart> control(S table, Context context) {
    int[] others = shuffled(table.split().nonmembers(), context.seed().split("halves"));
    if (others.length < 2 * FEWEST) {
      return Optional.empty();
    }
    int half = Math.min(attempts(), others.length / 2);
    Rate first = attempt(table, Arrays.copyOfRange(others, 0, half), context);
    Rate second = attempt(table, Arrays.copyOfRange(others, half, 2 * half), context);
    return Optional.of(
        new Counterpart(
            new Leak(
                Disclosure.SUCCESS,
                first.share(CONTROL_LEVEL),
                second.share(CONTROL_LEVEL),
                1,
                Tails.MORE,
                ""),
            AttackFaults.CONTROL_HALVES,
            "on one half of the people who are not in the table, against the other",
            "The control of “%s” failed: it is right more often of one half of the people who are"
                + " not in the table than of the other (%s)."));
  }

  private int[] some(int[] people, Seed seed) {
    return people.length <= attempts() ? people : Arrays.copyOf(shuffled(people, seed), attempts());
  }

  private static int[] shuffled(int[] people, Seed seed) {
    int[] mixed = people.clone();
    UniformRandomProvider random = seed.random();
    PermutationSampler.shuffle(random, mixed);
    return mixed;
  }
}

package org.tattle.attack.disclosure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Context;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Split;
import org.tattle.model.Access;
import org.tattle.publication.PublishedTable;
import org.tattle.run.MessageText;

/**
 * Puts two releases of one table together that were each protected in the same way: one as it is,
 * and another after some people had left and as many had come. Whoever is in both is in a class of
 * either, and has what both classes have in common (Ganta, Kasiviswanathan and Smith 2008,
 * Composition Attacks and Auxiliary Information in Data Privacy): it is right if there is just one
 * value of that, and it is theirs. Others are tried who are in neither.
 */
@Component(
    name = "composition",
    doc = "Is sure of what the rows that fit a person in two releases have in common.",
    paper = "Ganta, Kasiviswanathan and Smith 2008, Composition Attacks and Auxiliary Information",
    example = "attack composition on open with stay=80%")
public record TwoReleases(
    @Param(
            doc = "what the attacker knows of a person; the quasi-identifiers if not given",
            column = true)
        List<String> known,
    @Param(
            doc = "share of the people who are in the second release, too",
            share = true,
            min = 0,
            above = true,
            max = 1)
        double stay,
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e8) int attempts)
    implements PeopleAttack<PublishedTable> {
  public TwoReleases {
    known = List.copyOf(known);
  }

  public TwoReleases() {
    this(List.of(), 0.5, 10_000);
  }

  @Override
  public Class<PublishedTable> on() {
    return PublishedTable.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.ROWS);
  }

  @Override
  public Threat threat() {
    return Threat.INFERENCE;
  }

  @Override
  public String what(PublishedTable table) {
    return "is sure of “%s” by two releases and right"
        .formatted(SecretColumn.name(table, Optional.empty()));
  }

  @Override
  public Rate attempt(PublishedTable table, int[] people, Context context) {
    Split again = again(table, context);
    PublishedTable second = table.again(again, context.trainer(), context.control());
    int[] both = sorted(table.split().members(), again.members());
    int[] neither = sorted(table.split().nonmembers(), again.nonmembers());
    Release one = new Release(table, known, context);
    Release other = new Release(second, known, context);
    int right = 0;
    int tried = 0;
    for (int person : people) {
      if (Arrays.binarySearch(both, person) < 0 && Arrays.binarySearch(neither, person) < 0) {
        continue;
      }
      tried++;
      List<String> common = one.values(person);
      common.retainAll(other.values(person));
      right += common.equals(List.of(one.secret.truth(person))) ? 1 : 0;
    }
    return new Rate(right, tried);
  }

  /** Who is in the second release: some who stay, and as many new ones as left. */
  private Split again(PublishedTable table, Context context) {
    int[] in = table.split().members().clone();
    int[] out = table.split().nonmembers().clone();
    PermutationSampler.shuffle(context.seed().split("stay").random(), in);
    PermutationSampler.shuffle(context.seed().split("come").random(), out);
    int left = Math.min(out.length / 2, in.length - (int) Math.ceil(stay * in.length));
    int[] members =
        IntStream.concat(Arrays.stream(in, left, in.length), Arrays.stream(out, 0, left)).toArray();
    int[] others =
        IntStream.concat(Arrays.stream(out, left, out.length), Arrays.stream(in, 0, left))
            .toArray();
    return new Split(table.split().adversary(), members, others, table.split().pool());
  }

  private static int[] sorted(int[] first, int[] second) {
    int[] there = second.clone();
    Arrays.sort(there);
    return Arrays.stream(first)
        .filter(person -> Arrays.binarySearch(there, person) >= 0)
        .sorted()
        .toArray();
  }

  @Override
  public List<String> notes(PublishedTable table, Context context) {
    int[] some =
        Arrays.copyOf(table.split().members(), Math.min(attempts, table.split().members().length));
    Rate alone = new Homogeneity(known, attempts).attempt(table, some, context);
    return List.of(
        MessageText.of(
            "by the first release alone it would be sure and right %,d of %,d times.",
            alone.right(), alone.tried()));
  }

  /** One release, and what the rows in it tell that fit somebody. */
  private static final class Release {
    private final Fits fits;
    private final SecretColumn secret;

    Release(PublishedTable table, List<String> known, Context context) {
      fits = new Fits(table, known, context.control());
      secret = new SecretColumn(table, Optional.empty(), context.control());
    }

    /** The different values of the rows that fit a person. */
    List<String> values(int person) {
      return secret.values(fits.of(person));
    }
  }
}

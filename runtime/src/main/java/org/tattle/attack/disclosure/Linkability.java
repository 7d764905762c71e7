package org.tattle.attack.disclosure;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.publication.OpenRows;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;

/**
 * Two others each know some columns of a person, and nothing they share. The published rows that
 * are nearest to both tell them that they speak of one person (Giomi et al. 2023, section 3.2), if
 * there are few of them: here one row alone that both find nearest, among no more than {@code rows}
 * each.
 */
@Component(
    name = "linkability",
    doc = "Joins two others' columns of a person by the published rows that are nearest to both.",
    paper = "Giomi et al. 2023, A Unified Framework for Quantifying Privacy Risk in Synthetic Data",
    example = "attack linkability on open with first=[age] second=[ward]")
public record Linkability(
    @Param(doc = "what one knows of a person; half of the columns if not given", column = true)
        List<String> first,
    @Param(doc = "what the other knows; the columns that are left if not given", column = true)
        List<String> second,
    @Param(doc = "how many rows each may find nearest", min = 1, max = 1e6) int rows,
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e6) int attempts)
    implements TableAttack {
  public Linkability {
    first = List.copyOf(first);
    second = List.copyOf(second);
    if (first.stream().anyMatch(second::contains)) {
      throw new ParameterFault("a column is in both `first` and `second`", "second", "first");
    }
  }

  public Linkability() {
    this(List.of(), List.of(), 10, 2000);
  }

  @Override
  public Threat threat() {
    return Threat.LINKABILITY;
  }

  @Override
  public String what(OpenRows table) {
    return "joins two halves of what is known by one published row";
  }

  @Override
  public Rate attempt(OpenRows table, int[] people, Context context) {
    List<String> one = TableAttack.published(table, first, second);
    if (first.isEmpty() && second.isEmpty()) {
      one = one.subList(0, (one.size() + 1) / 2);
    }
    List<String> other = TableAttack.published(table, second, one);
    demandBoth(table, one, other);
    Nearest byOne = new Nearest(table, one, context.control());
    Nearest byOther = new Nearest(table, other, context.control());
    int right = 0;
    for (int person : people) {
      int[] near = byOne.of(person);
      int[] also = byOther.of(person);
      right += near.length <= rows && also.length <= rows && meet(near, also) ? 1 : 0;
    }
    return new Rate(right, people.length);
  }

  private static void demandBoth(OpenRows table, List<String> one, List<String> other) {
    List<String> there = TableAttack.published(table, List.of(), List.of());
    if (there.size() < 2) {
      throw Fault.of(PublicationFaults.NO_HALVES);
    }
    if (one.isEmpty() || other.isEmpty()) {
      String left = there.get(there.size() - 1);
      throw Fault.of(PublicationFaults.NO_OTHER_HALF, there.size(), left)
          .at(one.isEmpty() ? "second" : "first");
    }
  }

  private static boolean meet(int[] near, int[] also) {
    Set<Integer> rows = new HashSet<>();
    Arrays.stream(near).forEach(rows::add);
    return Arrays.stream(also).anyMatch(rows::contains);
  }
}

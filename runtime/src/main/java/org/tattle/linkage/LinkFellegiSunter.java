package org.tattle.linkage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.record.code.Codes;
import org.tattle.record.field.FieldComparison;
import org.tattle.record.match.FellegiSunter;
import org.tattle.record.match.OneToOne;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.LinkageFaults;

/**
 * Links records by how probable it is that they are of one person, seeing the records themselves.
 */
@Component(
    name = "fellegi_sunter",
    doc = "Links records in the clear, by what it says that columns agree; learned without labels.",
    paper = "Fellegi and Sunter 1969, A Theory for Record Linkage",
    example = "link fellegi_sunter on clinic, registry by given_name, surname with truth=id")
public record LinkFellegiSunter(
    @Param(
            doc = "how probable it must be that a pair is of one person",
            share = true,
            min = 0,
            max = 1)
        double sure,
    @Param(doc = "how texts are compared that are not the same") FieldComparison comparison,
    @Param(doc = "how alike texts are that are close", share = true, min = 0, max = 1) double close,
    @Param(doc = "how pairs are picked so that each record is in one at most") OneToOne assignment)
    implements LinkageMethod {
  public LinkFellegiSunter() {
    this(0.9, FieldComparison.JARO_WINKLER, 0.85, OneToOne.GREEDY);
  }

  @Override
  public Set<Access> shows() {
    return Set.of(Access.PAIRS);
  }

  @Override
  public Optional<Codes> codes(LinkageWork work, Registered side, Control control) {
    return Optional.empty();
  }

  /**
   * @throws Fault R590 if there are more columns than can be weighed
   */
  @Override
  public LinkageOutcome link(LinkageWork work, Control control) {
    int columns = work.firstFields().columns().size();
    if (columns > FellegiSunter.MOST_FIELDS) {
      throw Fault.of(LinkageFaults.TOO_MANY_FIELDS, columns, FellegiSunter.MOST_FIELDS).at("by");
    }
    FellegiSunter model =
        new FellegiSunter(work.firstFields(), work.secondFields(), comparison, close, control);
    return new LinkageOutcome(
        model.links(sure, assignment, control),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        OptionalDouble.empty(),
        model.weights());
  }
}

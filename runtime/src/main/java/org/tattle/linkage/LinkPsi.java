package org.tattle.linkage;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.model.Access;
import org.tattle.record.code.Blinding;
import org.tattle.record.code.Codes;
import org.tattle.record.code.PrivateTokens;
import org.tattle.record.code.RecordTokens;
import org.tattle.record.match.SameTokens;
import org.tattle.run.Control;

/**
 * Links records whose columns are all the same once they are normalised, so that each side learns
 * which of its records the other has, and of the others how many there are: private set
 * intersection over curve25519, against sides that are curious and keep to the protocol. The
 * secrets are drawn by Java's secure source each time and kept nowhere.
 */
@Component(
    name = "psi",
    doc = "Links records whose columns are all the same, by points that both sides blind.",
    paper = "Huberman, Franklin and Hogg 1999, Enhancing Privacy and Trust; RFC 9380",
    example = "link psi on clinic, registry by given_name, surname with truth=id as private")
public record LinkPsi() implements LinkageMethod {

  @Override
  public Set<Access> shows() {
    return EnumSet.of(Access.PAIRS, Access.CODES);
  }

  /** An attacker has no part in the two secrets, and so draws others. */
  @Override
  public Optional<Codes> codes(LinkageWork work, Registered side, Control control) {
    return Optional.of(
        PrivateTokens.blinded(side.fields(), Blinding.drawn(), Blinding.drawn(), control));
  }

  /** The first sends its points, and the second sends these back blinded again with its own. */
  @Override
  public LinkageOutcome link(LinkageWork work, Control control) {
    Blinding one = Blinding.drawn();
    Blinding other = Blinding.drawn();
    RecordTokens first = PrivateTokens.blinded(work.firstFields(), one, other, control);
    RecordTokens second = PrivateTokens.blinded(work.secondFields(), other, one, control);
    return LinkageOutcome.of(
        SameTokens.links(first, second, control),
        first,
        second,
        (long) Blinding.SIZE * (2L * first.whole() + second.whole()));
  }
}

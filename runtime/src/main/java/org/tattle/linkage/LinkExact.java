package org.tattle.linkage;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.record.code.Codes;
import org.tattle.record.code.PrivateTokens;
import org.tattle.record.code.RecordTokens;
import org.tattle.record.field.Fields;
import org.tattle.record.match.SameTokens;
import org.tattle.run.Control;

/**
 * Links records whose columns are all the same once they are normalised, by hashes that both send
 * to somebody who compares them. A hash without a key hides nothing from who can guess.
 */
@Component(
    name = "exact",
    doc = "Links records whose columns are all the same, by hashes of them.",
    paper = "Dusserre, Quantin and Bouzelat 1995, A One Way Public Key Cryptosystem",
    example = "link exact on clinic, registry by given_name, surname with truth=id as same")
public record LinkExact(
    @Param(doc = "whether hashes are keyed (HMAC-SHA-256) or not (SHA-256)") boolean keyed)
    implements LinkageMethod {
  private static final int HASH = 32;

  public LinkExact() {
    this(true);
  }

  @Override
  public Set<Access> shows() {
    return EnumSet.of(Access.PAIRS, Access.CODES);
  }

  @Override
  public LinkageOutcome link(LinkageWork work, Control control) {
    RecordTokens first = tokens(work.firstFields(), work, control);
    RecordTokens second = tokens(work.secondFields(), work, control);
    return LinkageOutcome.of(
        SameTokens.links(first, second, control),
        first,
        second,
        (long) HASH * (first.whole() + second.whole()));
  }

  @Override
  public Optional<Codes> codes(LinkageWork work, Registered side, Control control) {
    return Optional.of(tokens(side.fields(), work, control));
  }

  private RecordTokens tokens(Fields fields, LinkageWork work, Control control) {
    return keyed
        ? PrivateTokens.keyed(fields, work.secret(), control)
        : PrivateTokens.hashed(fields, control);
  }
}

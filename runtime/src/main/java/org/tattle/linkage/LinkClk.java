package org.tattle.linkage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.fetch.KeyFile;
import org.tattle.model.Access;
import org.tattle.record.code.BitCodes;
import org.tattle.record.code.Clk;
import org.tattle.record.code.CodeDraft;
import org.tattle.record.code.Codes;
import org.tattle.record.code.Hashing;
import org.tattle.record.match.AlikeCodes;
import org.tattle.record.match.Links;
import org.tattle.record.match.OneToOne;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.LinkageFaults;

/**
 * Links records by Bloom filters of the pieces of their columns, which both send to somebody who
 * compares them and does not have the key. Whoever sees the codes sees how alike records are, which
 * is more than it seems: the attacks {@code patterns} and {@code graph} read names off that.
 */
@Component(
    name = "clk",
    doc = "Links records by codes that are alike where records are: cryptographic longterm keys.",
    paper =
        "Schnell, Bachteler and Reiher 2009, Privacy-preserving record linkage using Bloom filters",
    example = "link clk on clinic, registry by given_name, surname with truth=id as matched")
public record LinkClk(
    @Param(doc = "bits that a code has", min = 64, max = 65536) int bits,
    @Param(doc = "bits that a piece of a column sets at most", min = 1, max = 1000) int hashes,
    @Param(doc = "the same for each column, as in [20, 20, 10]; `hashes` for all if not given")
        List<Integer> weights,
    @Param(doc = "characters that a piece has", min = 1, max = 8) int gram,
    @Param(doc = "which bits a piece sets") Hashing hashing,
    @Param(
            doc =
                "how alike codes must be (Dice); if not given, as much as decoys say finds most with"
                    + " few errors",
            share = true,
            min = 0,
            max = 1,
            above = true)
        Optional<Double> threshold,
    @Param(doc = "whether only codes are compared that are the same in samples of their bits")
        boolean blocking,
    @Param(doc = "how pairs are picked so that each record is in one at most") OneToOne assignment,
    @Param(doc = "whether hashes are keyed; without a key anybody can make the code of a name")
        boolean keyed,
    @Param(
            doc = "a file of 16 bytes or more that both have and nobody else; drawn if not given",
            file = true)
        Optional<String> key)
    implements LinkageMethod {
  private static final byte[] NO_KEY = {0};

  public LinkClk {
    weights = List.copyOf(weights);
    if (weights.stream().anyMatch(it -> it < 1 || it > 1000)) {
      throw new ParameterFault("a piece sets 1 to 1,000 bits", "weights");
    }
    if (!keyed && key.isPresent()) {
      throw new ParameterFault("codes without a key need no file of one", "key", "keyed");
    }
  }

  public LinkClk() {
    this(
        1024,
        10,
        List.of(),
        2,
        Hashing.INDEPENDENT,
        Optional.empty(),
        false,
        OneToOne.GREEDY,
        true,
        Optional.empty());
  }

  @Override
  public Set<Access> shows() {
    return EnumSet.of(Access.PAIRS, Access.CODES, Access.BITS);
  }

  /** How pieces set bits, of so many columns. */
  private Clk clk(int columns) {
    if (!weights.isEmpty() && weights.size() != columns) {
      throw Fault.of(LinkageFaults.WEIGHTS, weights.size(), columns).at("weights");
    }
    List<Integer> all = weights.isEmpty() ? Collections.nCopies(columns, hashes) : weights;
    return new Clk(bits, all, gram, hashing);
  }

  /**
   * @throws Fault R590 if the weights are not as many as the columns, or too many pairs are so
   *     alike
   */
  @Override
  public LinkageOutcome link(LinkageWork work, Control control) {
    CodeDraft draft = draft(work);
    BitCodes first = codes(draft, work, work.first(), "first", control);
    BitCodes second = codes(draft, work, work.second(), "second", control);
    Links links = new AlikeCodes(threshold, blocking, assignment).links(first, second, control);
    long bytes = (draft.bits() + 7L) / 8 * (first.records() + second.records());
    return new LinkageOutcome(
        links,
        Optional.of(first),
        Optional.of(second),
        Optional.of(draft.clk()),
        bytes,
        draft.epsilon(),
        List.of());
  }

  /** The user's own key is for their own codes alone. */
  @Override
  public Optional<Codes> codes(LinkageWork work, Registered side, Control control) {
    return Optional.of(codes(draft(work), work, side, "attacker", control));
  }

  private CodeDraft draft(LinkageWork work) {
    return work.draft(new CodeDraft(clk(work.firstFields().columns().size())));
  }

  @Override
  public Optional<byte[]> key(Control control) {
    return key.map(file -> KeyFile.read(file, "key", control));
  }

  private BitCodes codes(
      CodeDraft draft, LinkageWork work, Registered side, String which, Control control) {
    return draft.codes(
        side.fields(),
        LinkageWork.salt(draft, side, control),
        keyed ? work.secret() : NO_KEY,
        work.random().split("shared"),
        work.random().split(which),
        control);
  }
}

package org.tattle.subject.elsewhere;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.data.recorded.OutputKind;
import org.tattle.defense.Defense;
import org.tattle.model.Access;
import org.tattle.model.tree.LeafCounts;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.answer.Outputs;
import org.tattle.subject.answer.Service;

/**
 * A model from elsewhere that answers for a target: what it is given are rows as people wrote them.
 * What it said of the target's own rows is kept, so that it is asked about each once.
 */
final class ElsewhereService implements Service {
  private final Answering model;
  private final Dataset data;
  private final Said said;
  private final boolean told;
  private final double[][] own;

  /**
   * @param own what it said of all rows of the data
   */
  ElsewhereService(Answering model, Dataset data, Said said, double[][] own) {
    this.model = model;
    this.data = data;
    this.said = said;
    this.own = own;
    told = data.members().isPresent();
  }

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("elsewhere", model.key(), data.digest(), List.of(data.classes(), told), defenses);
  }

  @Override
  public Set<Access> shows() {
    Set<Access> shown =
        said.kind() == OutputKind.LABELS
            ? EnumSet.of(Access.LABELS, Access.QUERIES)
            : EnumSet.of(Access.LABELS, Access.LOSSES, Access.PROBABILITIES, Access.QUERIES);
    if (told) {
      shown.add(Access.MEMBERS);
    }
    if (model.network().isPresent()) {
      shown.add(Access.GRADIENTS);
    }
    return shown;
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    double[][] some = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      some[i] = own[rows[i]];
    }
    return said.outputs(some);
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    return said.outputs(model.ask(RawRows.of(data, features), control));
  }

  /** Numbers in their own unit, as the network takes them. */
  @Override
  public INDArray seen(INDArray features) {
    return Nd4j.createFromArray(RawRows.of(data, features).numbers());
  }

  @Override
  public Optional<Trained> weights() {
    return model.network();
  }

  @Override
  public Optional<LeafCounts> leaves(int[] rows, Control control) {
    return model.leaves(RawRows.of(data), rows, control);
  }

  @Override
  public Map<String, String> facts() {
    return model.facts();
  }
}

package org.tattle.federated;

import java.util.EnumSet;
import java.util.Set;
import org.tattle.data.Labels;
import org.tattle.federated.client.Federating;
import org.tattle.federated.round.ServerMethod;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.subject.SubjectMaker;

/** A way to federate: a component. */
public interface FederationMethod extends ServerMethod, SubjectMaker {

  @Override
  default Class<Federation> makes() {
    return Federation.class;
  }

  @Override
  default Set<Access> shows() {
    return EnumSet.of(Access.UPDATES, Access.UPDATE_SUM, Access.MEMBERS);
  }

  /** The model is everybody's, so whether it is right is seen, if it tells classes apart. */
  @Override
  default Set<Access> shows(Labels.Kind labels) {
    Set<Access> shown = EnumSet.copyOf(shows());
    if (labels == Labels.Kind.CLASSES) {
      shown.add(Access.LABELS);
    }
    return shown;
  }

  @Override
  default FederationRecipe recipe(Ingredients from, Control control) {
    return FederationRecipe.of(
        from.data(), from.split(), this, from.model(), from.told(Federating.class));
  }
}

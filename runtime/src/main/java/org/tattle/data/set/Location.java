package org.tattle.data.set;

import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.run.Control;

/** Which kinds of place people in Bangkok checked in at, and 30 clusters of such people. */
@Component(
    name = "location",
    doc =
        "Location-30: 5,010 people, 446 kinds of place visited or not, 30 classes; fetched on first"
            + " use.",
    paper =
        "Shokri, Stronati, Song, Shmatikov 2017, Membership Inference Attacks Against Machine"
            + " Learning Models",
    example = "load location")
public record Location() implements DataSource {
  private static final Remote FILE =
      Remote.of(
          "dataset_location.tgz",
          "https://github.com/privacytrustlab/datasets/raw/master/dataset_location.tgz",
          "927203f85a868f8ee17a0ded1dc61699efe602167beabe34fbf45b4b1de94b33");

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    return new BitRows("location", "places", 5_010, 446, 30)
        .labelled(hub.find(FILE, control), control);
  }
}

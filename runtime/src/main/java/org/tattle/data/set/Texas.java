package org.tattle.data.set;

import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.run.Control;

/** Hospital stays in Texas, and which of the 100 commonest procedures was done. */
@Component(
    name = "texas",
    doc = "Texas-100: 67,330 hospital stays, 6,169 bits, 100 procedures; fetched on first use.",
    paper =
        "Shokri, Stronati, Song, Shmatikov 2017, Membership Inference Attacks Against Machine"
            + " Learning Models",
    example = "load texas")
public record Texas() implements DataSource {
  private static final Remote FILE =
      Remote.blob(
          "dataset_texas.tgz",
          "https://github.com/privacytrustlab/datasets/raw/master/dataset_texas.tgz",
          "966f7ff40b24cf5912ff84759aab9adb8c25f30e");

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    return new BitRows("texas", "stay", 67_330, 6_169, 100)
        .parted(hub.find(FILE, control), "texas/100/feats", "texas/100/labels", control);
  }
}

package org.tattle.data.set;

import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.run.Control;

/** Which goods shoppers bought, and 100 clusters of such shoppers. */
@Component(
    name = "purchase",
    doc =
        "Purchase-100: 197,324 shoppers, 600 goods bought or not, 100 classes; fetched on first"
            + " use.",
    paper =
        "Shokri, Stronati, Song, Shmatikov 2017, Membership Inference Attacks Against Machine"
            + " Learning Models",
    example = "load purchase")
public record Purchase() implements DataSource {
  private static final Remote FILE =
      Remote.blob(
          "dataset_purchase.tgz",
          "https://github.com/privacytrustlab/datasets/raw/master/dataset_purchase.tgz",
          "3efa7476ad5ed7ac3e558d28585a186b38fc5f19");

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    return new BitRows("purchase", "goods", 197_324, 600, 100)
        .labelled(hub.find(FILE, control), control);
  }
}

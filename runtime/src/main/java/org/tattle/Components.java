package org.tattle;

import org.tattle.attack.AllAttacks;
import org.tattle.attack.architecture.Architecture;
import org.tattle.attack.attribute.Attribute;
import org.tattle.attack.audit.Canary;
import org.tattle.attack.counts.Reconstruction;
import org.tattle.attack.disclosure.Differencing;
import org.tattle.attack.disclosure.Homogeneity;
import org.tattle.attack.disclosure.Inference;
import org.tattle.attack.disclosure.Linkability;
import org.tattle.attack.disclosure.SinglingOut;
import org.tattle.attack.disclosure.Skewness;
import org.tattle.attack.disclosure.TwoReleases;
import org.tattle.attack.encoding.Dictionary;
import org.tattle.attack.encoding.Graph;
import org.tattle.attack.encoding.Patterns;
import org.tattle.attack.evasion.Deepfool;
import org.tattle.attack.evasion.Ensemble;
import org.tattle.attack.evasion.Fgsm;
import org.tattle.attack.evasion.HopSkipJump;
import org.tattle.attack.evasion.Pgd;
import org.tattle.attack.evasion.Square;
import org.tattle.attack.evasion.Tabular;
import org.tattle.attack.extraction.Equations;
import org.tattle.attack.extraction.Extraction;
import org.tattle.attack.extraction.Jacobian;
import org.tattle.attack.federated.Alie;
import org.tattle.attack.federated.DistributedBackdoor;
import org.tattle.attack.federated.FreeRider;
import org.tattle.attack.federated.GaussianUpdates;
import org.tattle.attack.federated.InnerProduct;
import org.tattle.attack.federated.LabelFlip;
import org.tattle.attack.federated.MinMax;
import org.tattle.attack.federated.MinSum;
import org.tattle.attack.federated.Replacement;
import org.tattle.attack.federated.SignFlip;
import org.tattle.attack.inversion.Inversion;
import org.tattle.attack.linkage.Linkage;
import org.tattle.attack.linkage.Uniqueness;
import org.tattle.attack.mark.Distilling;
import org.tattle.attack.mark.Finetuning;
import org.tattle.attack.mark.Overwriting;
import org.tattle.attack.mark.Pruning;
import org.tattle.attack.membership.Gap;
import org.tattle.attack.membership.LabelOnly;
import org.tattle.attack.membership.Quantile;
import org.tattle.attack.membership.Threshold;
import org.tattle.attack.membership.Whitebox;
import org.tattle.attack.membership.shadow.Calibrated;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.attack.membership.shadow.Rmia;
import org.tattle.attack.membership.shadow.ShadowMia;
import org.tattle.attack.poisoning.Backdoor;
import org.tattle.attack.poisoning.FeatureCollision;
import org.tattle.attack.poisoning.Flip;
import org.tattle.attack.poisoning.PrivacyPoison;
import org.tattle.attack.poisoning.Subpopulation;
import org.tattle.attack.property.Property;
import org.tattle.attack.property.UpdateProperty;
import org.tattle.attack.sparse.Sparse;
import org.tattle.attack.synthetic.Domias;
import org.tattle.attack.synthetic.NearestMadeUp;
import org.tattle.attack.synthetic.NeighbourAudit;
import org.tattle.attack.synthetic.ShadowGenerators;
import org.tattle.attack.updates.Imprint;
import org.tattle.attack.updates.LabelAttack;
import org.tattle.attack.updates.Snapshot;
import org.tattle.attack.updates.UpdateInversion;
import org.tattle.attack.updates.UpdateMembership;
import org.tattle.attack.updates.UpdateSource;
import org.tattle.claim.Forgotten;
import org.tattle.claim.owner.Ownership;
import org.tattle.component.Registry;
import org.tattle.data.set.Adult;
import org.tattle.data.set.BreastCancer;
import org.tattle.data.set.Cifar10;
import org.tattle.data.set.Cifar100;
import org.tattle.data.set.Csv;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.data.set.Letters;
import org.tattle.data.set.Location;
import org.tattle.data.set.Mnist;
import org.tattle.data.set.Purchase;
import org.tattle.data.set.Texas;
import org.tattle.data.set.TextTable;
import org.tattle.data.set.Wine;
import org.tattle.defense.aggregation.Bulyan;
import org.tattle.defense.aggregation.ClientDp;
import org.tattle.defense.aggregation.CoordinateMedian;
import org.tattle.defense.aggregation.Dnc;
import org.tattle.defense.aggregation.FlTrust;
import org.tattle.defense.aggregation.FoolsGold;
import org.tattle.defense.aggregation.GeometricMedian;
import org.tattle.defense.aggregation.Krum;
import org.tattle.defense.aggregation.LocalDp;
import org.tattle.defense.aggregation.MultiKrum;
import org.tattle.defense.aggregation.NormClipping;
import org.tattle.defense.aggregation.SecAgg;
import org.tattle.defense.aggregation.TrimmedMean;
import org.tattle.defense.count.RoundCounts;
import org.tattle.defense.count.SuppressCells;
import org.tattle.defense.detect.Detect;
import org.tattle.defense.linkage.Balance;
import org.tattle.defense.linkage.Blip;
import org.tattle.defense.linkage.Salt;
import org.tattle.defense.linkage.XorFold;
import org.tattle.defense.mark.MarkedRows;
import org.tattle.defense.mark.Radioactive;
import org.tattle.defense.mark.Watermark;
import org.tattle.defense.mark.WeightWatermark;
import org.tattle.defense.output.AnswerWatermark;
import org.tattle.defense.output.AuditQueries;
import org.tattle.defense.output.Deceive;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.output.MemGuard;
import org.tattle.defense.output.NoiseAnswers;
import org.tattle.defense.output.QueryLimit;
import org.tattle.defense.output.Round;
import org.tattle.defense.output.Temperature;
import org.tattle.defense.output.TopK;
import org.tattle.defense.publication.AverageRisk;
import org.tattle.defense.publication.Coarsen;
import org.tattle.defense.publication.DeltaPresence;
import org.tattle.defense.publication.Generalise;
import org.tattle.defense.publication.Jitter;
import org.tattle.defense.publication.KAnonymity;
import org.tattle.defense.publication.KMap;
import org.tattle.defense.publication.LDiversity;
import org.tattle.defense.publication.LeaveOut;
import org.tattle.defense.publication.LocalSuppression;
import org.tattle.defense.publication.Microaggregate;
import org.tattle.defense.publication.Mondrian;
import org.tattle.defense.publication.Pram;
import org.tattle.defense.publication.ShiftDates;
import org.tattle.defense.publication.Suppress;
import org.tattle.defense.publication.TCloseness;
import org.tattle.defense.publication.TopCode;
import org.tattle.defense.removal.Bagging;
import org.tattle.defense.removal.Removable;
import org.tattle.defense.removal.Sisa;
import org.tattle.defense.robust.AdversarialTraining;
import org.tattle.defense.robust.Augment;
import org.tattle.defense.robust.BitDepth;
import org.tattle.defense.robust.Ibp;
import org.tattle.defense.robust.Jpeg;
import org.tattle.defense.robust.MedianFilter;
import org.tattle.defense.robust.Smoothing;
import org.tattle.defense.robust.Squeeze;
import org.tattle.defense.robust.Trades;
import org.tattle.defense.sieve.Clustering;
import org.tattle.defense.sieve.Isolation;
import org.tattle.defense.sieve.LossFilter;
import org.tattle.defense.sieve.NeighbourLabels;
import org.tattle.defense.sieve.NeuralCleanse;
import org.tattle.defense.sieve.Roni;
import org.tattle.defense.sieve.Spectral;
import org.tattle.defense.sieve.Strip;
import org.tattle.defense.train.Adversarial;
import org.tattle.defense.train.DpFtrl;
import org.tattle.defense.train.DpSgd;
import org.tattle.defense.train.Dropout;
import org.tattle.defense.train.EarlyStop;
import org.tattle.defense.train.GradientClipping;
import org.tattle.defense.train.LabelSmoothing;
import org.tattle.defense.train.Pate;
import org.tattle.defense.train.Selena;
import org.tattle.defense.train.WeightDecay;
import org.tattle.defense.update.ClipUpdates;
import org.tattle.defense.update.Compress;
import org.tattle.defense.update.NoiseUpdates;
import org.tattle.defense.update.Prune;
import org.tattle.defense.update.Soteria;
import org.tattle.endpoint.EndpointModel;
import org.tattle.federated.method.FedAdam;
import org.tattle.federated.method.FedAvg;
import org.tattle.federated.method.FedAvgM;
import org.tattle.federated.method.FedProx;
import org.tattle.federated.method.Scaffold;
import org.tattle.linkage.LinkClk;
import org.tattle.linkage.LinkExact;
import org.tattle.linkage.LinkFellegiSunter;
import org.tattle.linkage.LinkPsi;
import org.tattle.model.Cnn;
import org.tattle.model.Knn;
import org.tattle.model.Linear;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.model.tree.BoostedTrees;
import org.tattle.model.tree.Forest;
import org.tattle.onnx.Onnx;
import org.tattle.privacy.formula.AloneFormula;
import org.tattle.privacy.formula.EpsilonFormula;
import org.tattle.privacy.formula.NoiseFormula;
import org.tattle.privacy.formula.RespondentsFormula;
import org.tattle.privacy.formula.StepsFormula;
import org.tattle.privacy.release.statistic.Above;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.Mean;
import org.tattle.privacy.release.statistic.Median;
import org.tattle.privacy.release.statistic.Mode;
import org.tattle.privacy.release.statistic.Sum;
import org.tattle.privacy.release.statistic.Summary;
import org.tattle.privacy.release.statistic.Survey;
import org.tattle.privacy.release.statistic.Top;
import org.tattle.privacy.release.statistic.Variance;
import org.tattle.publication.PublishCounts;
import org.tattle.publication.PublishRows;
import org.tattle.publication.synthesis.Aim;
import org.tattle.publication.synthesis.Cart;
import org.tattle.publication.synthesis.ChowLiu;
import org.tattle.publication.synthesis.Copula;
import org.tattle.publication.synthesis.Marginals;
import org.tattle.publication.synthesis.Mst;
import org.tattle.publication.synthesis.PrivBayes;
import org.tattle.subject.elsewhere.Predictions;
import org.tattle.unlearning.Ascent;
import org.tattle.unlearning.Finetune;
import org.tattle.unlearning.NewtonRemoval;
import org.tattle.unlearning.Retrain;
import org.tattle.unlearning.Scrub;
import org.tattle.unlearning.ShardRetrain;

/** Every component that comes with Tattle: the one list to add a new one to. */
public final class Components {
  private Components() {}

  /** The registry of all of them. */
  public static Registry standard() {
    return Registry.of(Kinds.all())
        .with(Fashion.class, Digits.class, BreastCancer.class, Wine.class, Letters.class)
        .with(Csv.class, TextTable.class, Adult.class, Location.class, Purchase.class, Texas.class)
        .with(Mnist.class, Cifar10.class, Cifar100.class, Predictions.class)
        .with(Onnx.class, EndpointModel.class)
        .with(Linear.class, Logistic.class, Mlp.class, Cnn.class, Knn.class)
        .with(Forest.class, BoostedTrees.class)
        .with(Threshold.class, Gap.class, ShadowMia.class, Lira.class, Rmia.class, Calibrated.class)
        .with(Quantile.class, LabelOnly.class, Whitebox.class, Canary.class)
        .with(
            Extraction.class,
            Backdoor.class,
            Flip.class,
            Subpopulation.class,
            PrivacyPoison.class,
            FeatureCollision.class,
            Linkage.class,
            Uniqueness.class,
            SinglingOut.class,
            Linkability.class,
            Sparse.class)
        .with(Reconstruction.class, Differencing.class, TwoReleases.class)
        .with(Inference.class, Homogeneity.class, Skewness.class)
        .with(Attribute.class, Property.class, Inversion.class, Equations.class, Jacobian.class)
        .with(Architecture.class)
        .with(Fgsm.class, Pgd.class, Deepfool.class, Square.class, HopSkipJump.class)
        .with(Ensemble.class, Tabular.class)
        .with(SignFlip.class, GaussianUpdates.class, LabelFlip.class, Alie.class)
        .with(InnerProduct.class, MinMax.class, MinSum.class, Replacement.class, FreeRider.class)
        .with(DistributedBackdoor.class, Snapshot.class)
        .with(UpdateInversion.class, LabelAttack.class, Imprint.class)
        .with(UpdateMembership.class, UpdateSource.class, UpdateProperty.class)
        .with(Finetuning.class, Pruning.class, Distilling.class, Overwriting.class)
        .with(AllAttacks.class)
        .with(DpSgd.class, DpFtrl.class)
        .with(Spectral.class, Clustering.class, NeighbourLabels.class, LossFilter.class)
        .with(NeuralCleanse.class, Isolation.class, Strip.class, Roni.class)
        .with(WeightDecay.class, Dropout.class, EarlyStop.class, LabelSmoothing.class)
        .with(AdversarialTraining.class, Trades.class, Smoothing.class, Ibp.class, Augment.class)
        .with(BitDepth.class, MedianFilter.class, Squeeze.class, Jpeg.class, Detect.class)
        .with(Forgotten.class, Ownership.class)
        .with(Sisa.class, Bagging.class, Removable.class, Watermark.class, WeightWatermark.class)
        .with(AnswerWatermark.class, MarkedRows.class, Radioactive.class)
        .with(
            Retrain.class,
            ShardRetrain.class,
            NewtonRemoval.class,
            Finetune.class,
            Ascent.class,
            Scrub.class)
        .with(Selena.class, Pate.class, Adversarial.class, GradientClipping.class)
        .with(Round.class, TopK.class, LabelsOnly.class, Temperature.class)
        .with(MemGuard.class, NoiseAnswers.class, Deceive.class)
        .with(QueryLimit.class, AuditQueries.class)
        .with(PublishRows.class, PublishCounts.class, Suppress.class)
        .with(Marginals.class, ChowLiu.class, Copula.class, Cart.class)
        .with(PrivBayes.class, Mst.class, Aim.class)
        .with(NearestMadeUp.class, Domias.class, ShadowGenerators.class, NeighbourAudit.class)
        .with(SuppressCells.class, RoundCounts.class)
        .with(Dictionary.class, Patterns.class, Graph.class)
        .with(LinkClk.class, LinkExact.class, LinkFellegiSunter.class, LinkPsi.class)
        .with(Blip.class, XorFold.class, Balance.class, Salt.class)
        .with(FedAvg.class, FedProx.class, FedAvgM.class, FedAdam.class, Scaffold.class)
        .with(Krum.class, MultiKrum.class, Bulyan.class, CoordinateMedian.class)
        .with(TrimmedMean.class, GeometricMedian.class, NormClipping.class, SecAgg.class)
        .with(Dnc.class, FlTrust.class, FoolsGold.class, ClientDp.class, LocalDp.class)
        .with(Prune.class, ClipUpdates.class, NoiseUpdates.class, Compress.class, Soteria.class)
        .with(Generalise.class, LeaveOut.class, LocalSuppression.class)
        .with(KAnonymity.class, LDiversity.class, TCloseness.class)
        .with(DeltaPresence.class, KMap.class, AverageRisk.class, Mondrian.class)
        .with(Microaggregate.class, Pram.class, Jitter.class, Coarsen.class, TopCode.class)
        .with(ShiftDates.class)
        .with(EpsilonFormula.class, NoiseFormula.class, StepsFormula.class)
        .with(RespondentsFormula.class, AloneFormula.class)
        .with(Count.class, Sum.class, Mean.class, Variance.class, Median.class)
        .with(
            org.tattle.privacy.release.statistic.Quantile.class,
            org.tattle.privacy.release.statistic.Histogram.class,
            Mode.class)
        .with(Summary.class, Above.class, Top.class, Survey.class);
  }
}

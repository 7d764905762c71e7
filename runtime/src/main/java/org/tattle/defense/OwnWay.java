package org.tattle.defense;

/** Trains in a way of its own, which goes with no other such way. */
public interface OwnWay extends TrainDefense {}

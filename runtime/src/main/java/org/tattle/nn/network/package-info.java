/**
 * What to train and how, as plain data that can be compared, kept and sent: networks and plans of
 * training.
 */
package org.tattle.nn.network;

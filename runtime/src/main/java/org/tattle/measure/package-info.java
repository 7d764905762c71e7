/** What an attack is worth: estimates with intervals, ROC curves, empirical lower bounds on ε. */
package org.tattle.measure;

/** Differential privacy: mechanisms, accountants, calibration. Every ε is in nats. */
package org.tattle.privacy;

package org.tattle.attack.evasion;

/**
 * A row that an attack tried to change.
 *
 * @param row of the data set
 * @param label its class
 * @param after the class that the target gives the changed row; nothing of rows that were not
 *     attacked
 * @param right whether the target classifies it rightly as it is
 * @param misled whether it does not once it is changed
 * @param distance how small a change misled it, of those that were found; infinite if none did
 * @param byNoise whether a random change as large as the radius allows misleads it, too
 */
public record Changed(
    int row,
    String label,
    String after,
    boolean right,
    boolean misled,
    double distance,
    boolean byNoise) {}

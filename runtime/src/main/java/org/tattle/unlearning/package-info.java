/**
 * How models forget rows that they were trained on: exactly, nearly, or by their own word alone.
 */
package org.tattle.unlearning;

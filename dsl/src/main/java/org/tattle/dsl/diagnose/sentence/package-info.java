/**
 * The sentences of all diagnostics of the language, each once: whoever finds something wrong gives
 * the values.
 */
package org.tattle.dsl.diagnose.sentence;

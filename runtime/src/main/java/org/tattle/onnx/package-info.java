/** Models in ONNX files: what a file says, who runs it, and which of our layers do the same. */
package org.tattle.onnx;

/** Models that were trained here, written as graphs of ONNX. */
package org.tattle.onnx.write;

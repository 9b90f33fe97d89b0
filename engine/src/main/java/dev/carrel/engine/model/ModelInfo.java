// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.nio.file.Path;

/**
 * What a loaded model's file says of itself.
 *
 * @param name for the person and for receipts
 * @param file the GGUF
 * @param architecture llama.cpp's word, e.g. {@code qwen2}
 * @param trainedContext longest context it was trained for, in tokens
 * @param layers number of blocks
 */
public record ModelInfo(
    String name, Path file, String architecture, int trainedContext, int layers) {}

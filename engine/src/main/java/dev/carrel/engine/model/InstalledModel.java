// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.nio.file.Path;

/**
 * A model whose file is here and is what it should be.
 *
 * @param name for the person and for receipts
 * @param path the GGUF, absolute
 * @param sha256 of its bytes, in lower-case hex
 */
public record InstalledModel(String name, Path path, String sha256) {}

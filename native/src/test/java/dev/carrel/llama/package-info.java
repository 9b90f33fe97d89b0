// SPDX-License-Identifier: Apache-2.0
/** Tests of the binding, on a real small model: see {@link dev.carrel.llama.TestModels}. */
@NullMarked
package dev.carrel.llama;

import org.jspecify.annotations.NullMarked;

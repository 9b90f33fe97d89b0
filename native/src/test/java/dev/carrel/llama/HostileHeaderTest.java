// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Headers on which llama.cpp would end the process: each is refused with a line that names the
 * value.
 */
class HostileHeaderTest {
  private static final long DATA = 1 << 20;
  @TempDir private Path folder;

  private static Arguments line(String what, Consumer<GgufFile> change, String... says) {
    return Arguments.of(what, change, List.of(says));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        line("no layers", f -> f.set("llama.block_count", 0), "block_count' is 0", "1 to 512"),
        line("layers without end", f -> f.set("llama.block_count", -1), "is 4294967295"),
        line(
            "more layers that predict than layers",
            f -> f.set("llama.nextn_predict_layers", 31),
            "nextn_predict_layers' is 31",
            "0 to 30"),
        line("experts of which none is used", f -> f.set("llama.expert_count", 8), "1 to 8"),
        line(
            "more experts used than there are",
            f -> f.set("llama.expert_count", 8).set("llama.expert_used_count", 9),
            "expert_used_count' is 9"),
        line(
            "the same by layer",
            f ->
                f.set("llama.expert_count", 8)
                    .set("llama.expert_used_count", GgufFile.U32, 2, 9, 2),
            "expert_used_count' is 9"),
        line(
            "experts used that are not there",
            f -> f.set("llama.expert_used_count", 1),
            "expert_used_count' is 1"),
        line("too many experts", f -> f.set("llama.expert_count", 1025), "0 to 1024"),
        line(
            "groups without experts",
            f -> f.set("llama.expert_group_count", 1),
            "expert_group_count' is 1"),
        line("as many groups as experts", f -> groups(f, 8, 8, 1), "0 to 7"),
        line("groups that are not of one size", f -> groups(f, 8, 3, 1), "no 3 groups"),
        line("no group that is used", f -> groups(f, 8, 4, 0), "expert_group_used_count' is 0"),
        line("all groups used", f -> groups(f, 8, 4, 4), "expert_group_used_count' is 4"),
        line(
            "a scaling that nobody knows",
            f -> f.set("llama.rope.scaling.type", "x"),
            "'x', which nobody knows"),
        line(
            "a norm with a root of less than nothing",
            f -> f.set("llama.attention.layer_norm_rms_epsilon", -1f),
            "epsilon' is -1.0",
            "not be below 0"),
        line(
            "a norm with what is no number",
            f -> f.set("llama.attention.layer_norm_rms_epsilon", Float.NaN),
            "epsilon' is nan"),
        line(
            "tensors that begin anywhere",
            f -> f.set("general.alignment", 8),
            "alignment' is 8",
            "at least 32"),
        line(
            "a token twice",
            f -> f.set("tokenizer.ggml.tokens", List.of("a", "b", "a")),
            "the token 'a' is there twice"),
        line(
            "a token named as an empty one will be",
            f -> f.set("tokenizer.ggml.tokens", List.of("", "[EMPTY_0]")),
            "the token '[EMPTY_0]' is there twice"));
  }

  private static void groups(GgufFile file, int experts, int groups, int used) {
    file.set("llama.expert_count", experts)
        .set("llama.expert_used_count", 2)
        .set("llama.expert_group_count", groups)
        .set("llama.expert_group_used_count", used);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, Consumer<GgufFile> change, List<String> says) throws IOException {
    GgufFile header = GgufFile.read(TestModels.smolLm2());
    header.tensors.clear(); // what is refused comes before them
    change.accept(header);
    Path file = header.write(folder.resolve("hostile.gguf"), DATA);
    LlamaException e =
        assertThrows(
            LlamaException.class,
            () -> LlamaModel.load(file, LlamaModel.Options.DEFAULT, LoadProgress.NONE),
            what);
    assertEquals(LlamaException.Kind.UNSUPPORTED_MODEL, e.kind());
    assertTrue(e.getMessage().contains("the file is damaged"), e.getMessage());
    says.forEach(text -> assertTrue(e.getMessage().contains(text), e.getMessage()));
  }

  @Test
  void aModelWithoutWordsIsAskedForThemAndSaysSo() throws IOException {
    GgufFile header = GgufFile.read(TestModels.smolLm2()).set("tokenizer.ggml.model", "none");
    Path file = header.write(folder.resolve("wordless.gguf"), 100 * DATA);
    try (LlamaModel model =
        LlamaModel.load(
            file,
            LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY),
            LoadProgress.NONE)) {
      LlamaException e =
          assertThrows(LlamaException.class, () -> model.vocabulary().tokenize("a", false, false));
      assertTrue(e.getMessage().contains("has no vocabulary"), e.getMessage());
    }
  }

  @Test
  void aModelThatWritesNothingIsRefused() throws IOException {
    GgufFile header = GgufFile.read(TestModels.smolLm2()).set("tokenizer.ggml.model", "bert");
    Path file = header.write(folder.resolve("bert.gguf"), 100 * DATA);
    LlamaException e =
        assertThrows(
            LlamaException.class,
            () ->
                LlamaModel.load(
                    file,
                    LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY),
                    LoadProgress.NONE));
    assertEquals(LlamaException.Kind.UNSUPPORTED_MODEL, e.kind());
    assertTrue(e.getMessage().contains("writes none"), e.getMessage());
  }

  @Test
  void oneOfFifteenChangedHeadersIsTriedAndTheProcessLives() {
    String output =
        ForkedJvm.run(
            HeaderSweep.class, TestModels.smolLm2().toString(), folder.toString(), "4", "15");
    assertTrue(output.contains("all survived"), output);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.sandbox.Guard;
import dev.carrel.llama.ChatMessage;
import dev.carrel.llama.ChatTemplate;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Chat templates as a model's file brings them. */
public final class TemplateFuzz implements FuzzTarget {
  private static final List<ChatMessage> TALK =
      List.of(
          new ChatMessage("system", "Be brief."),
          new ChatMessage("user", "Which law governs?"),
          new ChatMessage("assistant", "German law, by clause 12."),
          new ChatMessage("user", "1 < 2 & \"so\"?"));

  /** One a line. */
  private static final String WORDS =
      """
      {{
      }}
      {%
      %}
      {%- for i in messages %}
      {% for k, v in x recursive %}
      {% endfor %}
      {% if 1 %}
      {% elif 1 %}
      {% else %}
      {% endif %}
      {% set x = 1 %}
      {% set x %}{% endset %}
      {% macro f(x, y=1) %}
      {% endmacro %}
      {% call(x) f() %}
      {% endcall %}
      {% filter upper %}
      {% endfilter %}
      {% generation %}
      {% break %}
      {% continue %}
      {% raw %}
      {#
      #}
       in\s
       not\s
       is defined
       is not iterable
       is divisibleby(
       and\s
       or\s
       if 1 else 2
      |trim
      |tojson(indent=2)
      |length
      |join(',')
      |list
      |sort(reverse=true)
      |unique
      |map('upper')
      |map(attribute='role')
      |selectattr('role', 'equalto', 'user')
      |rejectattr('role')
      |groupby('role')
      |batch(2)
      |slice(2)
      |indent(9, true)
      |string
      |int
      |float
      |abs
      |round
      |first
      |last
      |min
      |max
      |sum
      |items
      |dictsort
      |default(1)
      |replace('', 'a')
      |safe
      |e
      .append(
      .pop(
      .split(
      .strip()
      .startswith(
      .items()
      .keys()
      .get(
      .update(
      .format(
      .replace(
      .insert(
      .join(
      [::-1]
      [-1:9:2]
      [0]
      (
      )
      [
      ]
      {
      }
      :
      ,
      ~
      +
      -
      *
      //
      %
      **
      ==
      <=
      namespace(
      range(
      dict(
      cycler(
      joiner(
      strftime_now(
      raise_exception(
      messages
      loop.index
      loop.previtem
      loop.cycle(
      loop(
      bos_token
      tools
      caller()
      kwargs
      none
      self
      1e308
      9223372036854775807
      'a'
      \\
      """;

  private List<Guard> guards = List.of();

  @Override
  public String name() {
    return "templates";
  }

  @Override
  public List<byte[]> seeds() {
    return FuzzTarget.ascii(
        "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}{{"
            + " '<|im_start|>system\\nBe helpful.<|im_end|>\\n' }}{% endif %}{{'<|im_start|>' +"
            + " message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}{%"
            + " if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
        "{{ bos_token }}{%- if messages[0].role == 'system' -%}{%- set first ="
            + " messages[0].content | trim ~ '\\n\\n' -%}{%- set rest = messages[1:] -%}{%- else"
            + " -%}{%- set first = '' -%}{%- set rest = messages -%}{%- endif -%}{%- for m in rest"
            + " -%}{%- if (m.role == 'user') != (loop.index0 % 2 == 0) -%}{{"
            + " raise_exception('Roles must alternate') }}{%- endif -%}{{ '<start_of_turn>' +"
            + " m.role + '\\n' + (first if loop.first else '') + (m.content | trim) }}{%- endfor"
            + " -%}",
        "{%- macro said(m, before='') -%}{{ before }}{% if m.content is string %}{{ m.content }}{%"
            + " elif m.content is iterable %}{% for c in m.content %}{{ c.text | default('') }}{%"
            + " endfor %}{% else %}{{ m.content | tojson(indent=2) }}{% endif %}{%- endmacro -%}{%"
            + " set ns = namespace(n=0) %}{% for m in messages %}{% set ns.n = ns.n + 1 %}{{"
            + " said(m, ns.n | string ~ ': ') }}{{ eos_token }}{% endfor %}",
        "{{ messages | map(attribute='content') | join(', ') | upper | replace('A', 'b') }}{{"
            + " messages | selectattr('role', 'equalto', 'user') | list | length }}{{ {'a': [1,"
            + " 2.5, none, true]} | items | first }}{{ 'a,b'.split(',')[::-1] }}",
        "{% for i in range(1000000000) %}a{% endfor %}",
        "{{ 'abcdefgh' * 1000000000 }}",
        "{% set ns = namespace(v='ab') %}{% for i in range(64) %}{% set ns.v = ns.v ~ ns.v %}{%"
            + " endfor %}{{ ns.v }}",
        "{% set ns = namespace(v=['a']) %}{% for i in range(64) %}{% set ns.v = [ns.v, ns.v] %}{%"
            + " endfor %}{{ ns.v | tojson }}",
        "{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}",
        "{{ " + "(".repeat(3000) + "1" + ")".repeat(3000) + " }}",
        "{% set l = [] %}{% set x = l.append(l) %}{{ l }}",
        "{% if 1 %}".repeat(2000) + "a" + "{% endif %}".repeat(2000));
  }

  @Override
  public List<byte[]> words() {
    return FuzzTarget.ascii(WORDS.split("\n"));
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    if (guards.isEmpty()) {
      guards = TinyModels.enterSandbox(folder.toAbsolutePath().resolveSibling(""));
    }
    String source = new String(input, StandardCharsets.UTF_8);
    Path file = TinyModels.write(TinyModels.withForm(source), folder.resolve("model.gguf"));
    LlamaModel.Options words = LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY);
    try (LlamaModel model = LlamaModel.load(file, words, LoadProgress.NONE)) {
      ChatTemplate form = model.chatTemplate().orElseThrow(() -> new IOException("no form"));
      int[] _ = form.tokenize(TALK, true);
      List<ChatTemplate.Part> _ = form.parts(TALK.subList(1, 2), false);
    } catch (LlamaException e) {
      throw TinyModels.refusal(e);
    }
  }
}

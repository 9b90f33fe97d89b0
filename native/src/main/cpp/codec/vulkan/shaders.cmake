# SPDX-License-Identifier: Apache-2.0
# Included by ../CMakeLists.txt where CARREL_GLSLC names glslc, or CARREL_SHADERS a folder of what it made (native's build
# keeps one): the device's operations in place of no_device.cpp, and their shaders, as numbers in a C array.
list(FILTER sources EXCLUDE REGEX "/no_device\\.cpp$")
file(GLOB device_sources CONFIGURE_DEPENDS vulkan/*.cpp)
if(CARREL_SHADERS)
  set(shader_includes ${CARREL_SHADERS})
else()
  set(shader_includes ${CMAKE_CURRENT_BINARY_DIR}/shaders)
  file(MAKE_DIRECTORY ${shader_includes})
  foreach(shader decode store put prepare attend finish)
    set(shaders ${CMAKE_CURRENT_SOURCE_DIR}/vulkan/shaders)
    set(source ${shaders}/${shader}.comp)
    set(result ${shader_includes}/${shader}.spv.inc)
    add_custom_command(OUTPUT ${result}
      COMMAND ${CARREL_GLSLC} -O --target-env=vulkan1.2 -mfmt=num ${source} -o ${result}
      DEPENDS ${source} ${shaders}/codec.glsl ${shaders}/numbers.glsl COMMENT "")
    list(APPEND device_sources ${result})
  endforeach()
endif()
list(APPEND sources ${device_sources})

# All need a device: run by hand, or by who has lavapipe (README.md).
if(NOT CARREL_VULKAN_LIBRARY)
  set(CARREL_VULKAN_LIBRARY ${CARREL_BACKENDS}/libggml-vulkan.so)
endif()
function(carrel_device_program name)
  add_executable(${name} EXCLUDE_FROM_ALL ${ARGN})
  target_include_directories(${name} PRIVATE vulkan vulkan/tests)
  target_compile_definitions(${name} PRIVATE
    CARREL_TEST_LIBRARIES="${LLAMA_LIBRARIES}" CARREL_TEST_VULKAN="${CARREL_VULKAN_LIBRARY}")
  target_link_libraries(${name} PRIVATE codec kv_options)
endfunction()
carrel_device_program(vulkan_shaders vulkan/tests/shaders.cpp vulkan/tests/attention.cpp)
target_link_libraries(vulkan_shaders PRIVATE kv_test_main)
carrel_device_program(vulkan_model vulkan/tests/model.cpp)
file(GLOB card_sources CONFIGURE_DEPENDS vulkan/card/*.cpp)
carrel_device_program(on_a_card ${card_sources})

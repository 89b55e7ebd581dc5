// The compiled vocabulary as read-only data: paged in with the program, never copied.
        .section .rodata
        .balign 16
        .global netkg_vocabulary_begin
        .global netkg_vocabulary_end
netkg_vocabulary_begin:
        .incbin "vocabulary.bin"
netkg_vocabulary_end:
        .byte 0
        .section .note.GNU-stack,"",@progbits

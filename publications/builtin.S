// The tables of publications as read-only data: paged in when they are asked, never copied.
        .section .rodata
        .balign 16
        .global netkg_journals_begin
        .global netkg_journals_end
netkg_journals_begin:
        .incbin "journals.bin"
netkg_journals_end:
        .byte 0
        .global netkg_editions_begin
        .global netkg_editions_end
netkg_editions_begin:
        .incbin "editions.tsv"
netkg_editions_end:
        .byte 0
        .section .note.GNU-stack,"",@progbits

"""The line icons: 24 px grid, round ends, the colour of the text. An icon always stands beside a word."""

ICONS = {
    "alert": '<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.2h.01"/>',
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "ask": '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5h.01"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "book": '<path d="M12 6.5C10 5 7 4.5 4 5v14c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5v14"/>',
    "cal": '<rect x="3.5" y="5" width="17" height="15.5" rx="2.5"/><path d="M3.5 10h17M8 3v4M16 3v4"/>',
    "cert": '<circle cx="12" cy="9" r="5.5"/><path d="m8.5 13.5-1.5 7.5 5-2.5 5 2.5-1.5-7.5"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "copy": '<rect x="8.5" y="8.5" width="12" height="12" rx="2.5"/><path d="M15.5 5.5v-2h-12v12h2"/>',
    "down": '<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>',
    "ear": '<path d="M7 10a5 5 0 0 1 10 0c0 4-4 4.5-4 8a3 3 0 0 1-5.5 1.5M10 10a2 2 0 0 1 4 0c0 1.5-1.5 2-1.5 3.5"/>',
    "edit": '<path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5"/>',
    "exit": '<path d="M10 4H5.5v16H10M14.5 8l4 4-4 4M18 12H9"/>',
    "file": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8h.01"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01"/>',
    "mail": '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="m3.5 7 8.5 6.5L20.5 7"/>',
    "minus": '<path d="M5 12h14"/>',
    "nophoto": (
        '<path d="M3 3l18 18M9 5.5h6l1.5 2.5H19a1.5 1.5 0 0 1 1.5 1.5V17M17.5 19H5a1.5 1.5 0 0 1-1.5-1.5v-8'
        'A1.5 1.5 0 0 1 5 8h2.5M14.5 15.5a3.5 3.5 0 0 1-5-5"/>'
    ),
    "off": (
        '<path d="M3 3l18 18M8.5 16a5 5 0 0 1 5.5-1M5 12.5a10 10 0 0 1 4.5-2.5M2 9a14 14 0 0 1 4-2.5'
        'M12 6a14 14 0 0 1 10 3M12 19.5h.01"/>'
    ),
    "people": (
        '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.6-3.5 3-5 6.5-5s5.9 1.5 6.5 5M16 5.5a3.5 3.5 0 0 1 0 6.5'
        'M18 15c2 .7 3.2 2.2 3.5 4.5"/>'
    ),
    "phone": (
        '<path d="M5 4h4l1.5 5-2.5 1.5a12 12 0 0 0 5.5 5.5L15 13.5 20 15v4a1.5 1.5 0 0 1-1.5 1.5'
        'C10.5 20.5 3.5 13.5 3.5 5.5A1.5 1.5 0 0 1 5 4Z"/>'
    ),
    "pin": '<path d="M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21Z"/><circle cx="12" cy="9.5" r="2.5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "share": (
        '<circle cx="6" cy="12" r="2.8"/><circle cx="17.5" cy="5.8" r="2.8"/><circle cx="17.5" cy="18.2" r="2.8"/>'
        '<path d="m8.5 10.6 6.5-3.5M8.5 13.4l6.5 3.5"/>'
    ),
    "swap": '<path d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4"/>',
    "train": '<rect x="6" y="3" width="12" height="14" rx="3"/>'
    '<path d="M6 11h12M8.5 21l2-4M15.5 21l-2-4M9.5 14h.01M14.5 14h.01"/>',
    "twice": '<path d="m2.5 12.5 4 4L15 8M11.5 16l1 1L21 8.5"/>',
    "undo": '<path d="M9 7 4.5 11.5 9 16M5 11.5h9.5a5 5 0 0 1 0 10H12"/>',
    "video": '<rect x="3" y="6" width="12.5" height="12" rx="2.5"/><path d="m15.5 11 5.5-3v8l-5.5-3"/>',
    "x": '<path d="M6 6l12 12M18 6 6 18"/>',
}

"""Adverse events by MedDRA preferred term: how often, how severe, how early, in which arm."""

from __future__ import annotations

from dataclasses import dataclass

GRADES: dict[str, tuple[float, float, float, float]] = {
    "low": (72, 28, 0, 0),
    "mild": (62, 34, 4, 0),
    "moderate": (46, 44, 9.5, 0.5),
    "lab": (60, 29, 10, 1),
    "blood": (26, 36, 27, 11),
    "pressure": (18, 50, 32, 0),
    "severe": (0, 48, 46, 6),
    "third": (0, 0, 86, 14),
}
"""Weights of CTCAE grades 1 to 4."""

SOCS = {
    "blood": "Blood and lymphatic system disorders",
    "card": "Cardiac disorders",
    "ear": "Ear and labyrinth disorders",
    "endo": "Endocrine disorders",
    "eye": "Eye disorders",
    "gi": "Gastrointestinal disorders",
    "gen": "General disorders and administration site conditions",
    "hep": "Hepatobiliary disorders",
    "imm": "Immune system disorders",
    "inf": "Infections and infestations",
    "inj": "Injury, poisoning and procedural complications",
    "inv": "Investigations",
    "met": "Metabolism and nutrition disorders",
    "mus": "Musculoskeletal and connective tissue disorders",
    "nerv": "Nervous system disorders",
    "psy": "Psychiatric disorders",
    "ren": "Renal and urinary disorders",
    "resp": "Respiratory, thoracic and mediastinal disorders",
    "skin": "Skin and subcutaneous tissue disorders",
    "vasc": "Vascular disorders",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One preferred term; percentages are of patients who would be followed for ever."""

    soc: str
    name: str
    control: float
    experimental: float
    grades: str
    onset: int
    """Median day of onset."""
    serious: float
    """Factor on the chance of being serious at a given grade."""
    related: float
    """Chance that the investigator relates it to treatment."""


TERMS = tuple(
    Term(SOCS[soc], name, control, experimental, grades, onset, serious, related)
    for soc, name, control, experimental, grades, onset, serious, related in (
        ("gi", "Diarrhoea", 33, 52, "moderate", 24, 0.5, 0.8),
        ("gi", "Nausea", 34, 36, "mild", 18, 0.5, 0.7),
        ("gi", "Vomiting", 17, 21, "mild", 28, 0.8, 0.6),
        ("gi", "Constipation", 23, 14, "low", 30, 0.3, 0.3),
        ("gi", "Stomatitis", 15, 18, "moderate", 22, 0.2, 0.9),
        ("gi", "Abdominal pain", 8, 10, "mild", 50, 0.8, 0.3),
        ("gi", "Dyspepsia", 5, 7, "low", 45, 0.1, 0.4),
        ("gi", "Dry mouth", 3, 6, "low", 30, 0.0, 0.5),
        ("gi", "Colitis", 0.5, 1.2, "severe", 80, 1.4, 0.7),
        ("gi", "Dysphagia", 2, 2, "mild", 70, 0.6, 0.1),
        ("gi", "Haemorrhoids", 1, 1.5, "low", 70, 0.1, 0.1),
        ("gen", "Fatigue", 40, 34, "mild", 20, 0.2, 0.6),
        ("gen", "Asthenia", 20, 16, "mild", 25, 0.3, 0.5),
        ("gen", "Pyrexia", 16, 11, "low", 35, 1.0, 0.3),
        ("gen", "Oedema peripheral", 19, 11, "mild", 75, 0.2, 0.5),
        ("gen", "Mucosal inflammation", 6, 7, "moderate", 25, 0.3, 0.9),
        ("gen", "Non-cardiac chest pain", 6, 6, "mild", 70, 0.9, 0.1),
        ("gen", "Malaise", 4, 4, "low", 40, 0.2, 0.4),
        ("gen", "Chills", 3, 2, "low", 30, 0.3, 0.3),
        ("met", "Decreased appetite", 30, 32, "mild", 26, 0.3, 0.5),
        ("met", "Hypokalaemia", 7, 13, "lab", 40, 0.3, 0.4),
        ("met", "Hyponatraemia", 7, 8, "lab", 50, 0.5, 0.2),
        ("met", "Hypoalbuminaemia", 7, 8, "mild", 55, 0.1, 0.2),
        ("met", "Hyperglycaemia", 9, 7, "lab", 30, 0.3, 0.2),
        ("met", "Hypomagnesaemia", 3, 6, "lab", 50, 0.2, 0.3),
        ("met", "Hypocalcaemia", 3, 4, "lab", 50, 0.2, 0.2),
        ("met", "Dehydration", 4, 5, "moderate", 40, 1.5, 0.5),
        ("met", "Fluid retention", 8, 2, "mild", 80, 0.4, 0.8),
        ("blood", "Neutropenia", 33, 7, "blood", 14, 0.2, 0.9),
        ("blood", "Anaemia", 33, 23, "moderate", 35, 0.6, 0.6),
        ("blood", "Leukopenia", 9, 3, "blood", 15, 0.1, 0.9),
        ("blood", "Febrile neutropenia", 6, 0.6, "third", 12, 2.4, 0.9),
        ("blood", "Thrombocytopenia", 5, 6, "lab", 25, 0.4, 0.7),
        ("blood", "Lymphopenia", 4, 4, "lab", 30, 0.1, 0.5),
        ("inv", "Alanine aminotransferase increased", 10, 28, "lab", 38, 0.3, 0.8),
        ("inv", "Aspartate aminotransferase increased", 9, 25, "lab", 38, 0.3, 0.8),
        ("inv", "Neutrophil count decreased", 16, 4, "blood", 14, 0.1, 0.9),
        ("inv", "White blood cell count decreased", 14, 4, "blood", 15, 0.1, 0.9),
        ("inv", "Weight decreased", 11, 15, "mild", 70, 0.1, 0.4),
        ("inv", "Blood creatinine increased", 5, 9, "mild", 45, 0.3, 0.5),
        ("inv", "Blood bilirubin increased", 3, 9, "lab", 45, 0.3, 0.7),
        ("inv", "Blood alkaline phosphatase increased", 5, 8, "mild", 45, 0.1, 0.5),
        ("inv", "Gamma-glutamyltransferase increased", 3, 7, "lab", 45, 0.1, 0.6),
        ("inv", "Platelet count decreased", 5, 6, "lab", 25, 0.2, 0.7),
        ("inv", "Lipase increased", 2, 5, "lab", 50, 0.2, 0.6),
        ("inv", "Amylase increased", 2, 4, "lab", 50, 0.1, 0.6),
        ("inv", "Electrocardiogram QT prolonged", 1.2, 7, "lab", 50, 0.5, 0.8),
        ("inv", "Blood creatine phosphokinase increased", 1, 5, "lab", 50, 0.2, 0.7),
        ("inv", "Ejection fraction decreased", 0.6, 1.6, "severe", 160, 0.5, 0.6),
        ("skin", "Alopecia", 42, 5, "low", 22, 0.0, 0.95),
        ("skin", "Rash", 11, 31, "mild", 20, 0.2, 0.85),
        ("skin", "Dry skin", 5, 15, "low", 50, 0.0, 0.8),
        ("skin", "Pruritus", 6, 12, "low", 35, 0.0, 0.7),
        ("skin", "Palmar-plantar erythrodysaesthesia syndrome", 1.5, 8, "mild", 40, 0.1, 0.9),
        ("skin", "Nail disorder", 8, 3, "low", 80, 0.0, 0.9),
        ("skin", "Dermatitis acneiform", 2, 9, "mild", 20, 0.1, 0.9),
        ("skin", "Photosensitivity reaction", 0.4, 3, "low", 60, 0.1, 0.9),
        ("nerv", "Peripheral sensory neuropathy", 20, 5, "mild", 70, 0.1, 0.9),
        ("nerv", "Paraesthesia", 11, 4, "low", 55, 0.0, 0.7),
        ("nerv", "Headache", 9, 12, "low", 40, 0.3, 0.3),
        ("nerv", "Dizziness", 8, 8, "low", 45, 0.3, 0.3),
        ("nerv", "Dysgeusia", 8, 8, "low", 22, 0.0, 0.8),
        ("nerv", "Syncope", 1.3, 1.6, "third", 90, 0.9, 0.2),
        ("nerv", "Seizure", 0.9, 0.7, "severe", 120, 1.6, 0.1),
        ("nerv", "Ischaemic stroke", 0.5, 0.9, "severe", 150, 2.0, 0.2),
        ("resp", "Dyspnoea", 20, 17, "moderate", 60, 0.9, 0.1),
        ("resp", "Cough", 17, 15, "low", 60, 0.1, 0.1),
        ("resp", "Haemoptysis", 4, 4, "mild", 90, 0.8, 0.1),
        ("resp", "Epistaxis", 5, 6, "low", 50, 0.1, 0.3),
        ("resp", "Pleural effusion", 6, 5, "severe", 100, 1.2, 0.1),
        ("resp", "Pneumonitis", 1.8, 3.6, "severe", 85, 1.4, 0.9),
        ("resp", "Interstitial lung disease", 0.5, 1.0, "severe", 90, 1.5, 0.9),
        ("resp", "Pulmonary embolism", 3.2, 3, "third", 80, 1.5, 0.2),
        ("resp", "Dysphonia", 3, 3, "low", 60, 0.0, 0.2),
        ("resp", "Respiratory failure", 0.6, 0.5, "third", 110, 2.2, 0.1),
        ("vasc", "Hypertension", 8, 24, "pressure", 24, 0.2, 0.7),
        ("vasc", "Hypotension", 4, 3, "mild", 50, 0.7, 0.2),
        ("vasc", "Deep vein thrombosis", 2, 1.8, "severe", 80, 0.7, 0.3),
        ("vasc", "Flushing", 2.5, 1.5, "low", 20, 0.0, 0.6),
        ("mus", "Back pain", 12, 12, "mild", 70, 0.4, 0.1),
        ("mus", "Arthralgia", 13, 10, "low", 45, 0.1, 0.3),
        ("mus", "Myalgia", 15, 6, "low", 25, 0.1, 0.6),
        ("mus", "Pain in extremity", 7, 6, "low", 60, 0.2, 0.2),
        ("mus", "Muscle spasms", 3, 6, "low", 50, 0.0, 0.4),
        ("mus", "Bone pain", 5, 5, "mild", 70, 0.4, 0.1),
        ("inf", "Pneumonia", 9, 8, "severe", 75, 1.6, 0.2),
        ("inf", "Upper respiratory tract infection", 8, 9, "low", 80, 0.1, 0.1),
        ("inf", "Urinary tract infection", 6, 6, "mild", 80, 0.6, 0.1),
        ("inf", "COVID-19", 6, 6, "low", 130, 0.6, 0.0),
        ("inf", "Paronychia", 1.5, 8, "mild", 50, 0.1, 0.9),
        ("inf", "Nasopharyngitis", 5, 6, "low", 80, 0.0, 0.1),
        ("inf", "Sepsis", 1.6, 1.2, "third", 70, 2.4, 0.3),
        ("inf", "Herpes zoster", 1.5, 1.8, "mild", 130, 0.3, 0.2),
        ("inf", "Cellulitis", 1.5, 1.5, "severe", 100, 0.8, 0.2),
        ("inf", "Lung abscess", 0.4, 0.6, "third", 120, 2.2, 0.2),
        ("psy", "Insomnia", 10, 8, "low", 35, 0.0, 0.2),
        ("psy", "Anxiety", 5, 4, "low", 60, 0.1, 0.1),
        ("psy", "Confusional state", 1.2, 1.2, "moderate", 90, 1.5, 0.1),
        ("eye", "Lacrimation increased", 8, 2.5, "low", 60, 0.0, 0.8),
        ("eye", "Vision blurred", 2, 6, "low", 60, 0.1, 0.6),
        ("eye", "Serous retinal detachment", 0, 2.2, "moderate", 90, 0.5, 0.95),
        ("eye", "Retinopathy", 0, 1.6, "mild", 130, 0.4, 0.95),
        ("eye", "Retinal vein occlusion", 0, 0.7, "severe", 190, 1.0, 0.95),
        ("imm", "Hypersensitivity", 5, 1.4, "moderate", 10, 0.6, 0.9),
        ("inj", "Infusion related reaction", 6, 1.2, "moderate", 6, 0.6, 0.9),
        ("inj", "Fall", 2.5, 2.5, "low", 100, 0.5, 0.0),
        ("inj", "Femoral neck fracture", 0.5, 0.5, "third", 160, 2.0, 0.0),
        ("card", "Atrial fibrillation", 2, 2.2, "moderate", 90, 1.2, 0.2),
        ("card", "Palpitations", 2, 3, "low", 50, 0.1, 0.3),
        ("card", "Cardiac failure", 0.6, 1.2, "severe", 180, 1.8, 0.4),
        ("card", "Pericardial effusion", 0.9, 1, "severe", 140, 1.2, 0.1),
        ("endo", "Hypothyroidism", 1.5, 7, "low", 150, 0.0, 0.8),
        ("hep", "Hepatitis", 0.4, 1.2, "severe", 70, 1.4, 0.9),
        ("hep", "Drug-induced liver injury", 0, 1.1, "third", 75, 1.6, 0.95),
        ("hep", "Cholecystitis", 0.5, 0.7, "third", 150, 1.6, 0.1),
        ("ren", "Proteinuria", 1.5, 8, "mild", 60, 0.1, 0.8),
        ("ren", "Acute kidney injury", 1.5, 1.8, "severe", 80, 1.8, 0.3),
        ("ren", "Dysuria", 2, 2, "low", 70, 0.0, 0.1),
        ("ear", "Tinnitus", 2, 2, "low", 60, 0.0, 0.2),
        ("ear", "Vertigo", 2.5, 2.5, "low", 70, 0.2, 0.1),
    )
)

BY_NAME = {term.name: term for term in TERMS}

FATAL: tuple[dict[str, float], dict[str, float]] = (
    {"Pneumonia": 4, "Sepsis": 4, "Febrile neutropenia": 2, "Pulmonary embolism": 2},
    {
        "Pneumonitis": 3,
        "Pneumonia": 4,
        "Sepsis": 2,
        "Respiratory failure": 2,
        "Drug-induced liver injury": 2,
        "Cardiac failure": 1,
    },
)
"""Causes of fatal events, control arm and experimental arm."""

STOPPING: tuple[dict[str, float], dict[str, float]] = (
    {
        "Peripheral sensory neuropathy": 4,
        "Pneumonia": 3,
        "Fatigue": 3,
        "Pneumonitis": 2,
        "Febrile neutropenia": 2,
        "Fluid retention": 3,
        "Infusion related reaction": 2,
    },
    {
        "Pneumonitis": 2,
        "Alanine aminotransferase increased": 4,
        "Diarrhoea": 3,
        "Interstitial lung disease": 2,
        "Drug-induced liver injury": 1,
        "Rash": 2,
        "Pneumonia": 2,
        "Electrocardiogram QT prolonged": 2,
        "Serous retinal detachment": 1,
        "Fatigue": 2,
    },
)
"""Events for which treatment was withdrawn, control arm and experimental arm."""

LUNG = ("Pneumonitis", "Interstitial lung disease")
LIVER = (
    "Alanine aminotransferase increased",
    "Aspartate aminotransferase increased",
    "Blood bilirubin increased",
    "Drug-induced liver injury",
    "Hepatitis",
)
QT = ("Electrocardiogram QT prolonged", "Syncope")
QUERIES = (
    ("CQ01NAM", "INTERSTITIAL LUNG DISEASE", LUNG),
    ("CQ02NAM", "HEPATOTOXICITY", LIVER),
    ("CQ03NAM", "QT PROLONGATION", QT),
)
"""Customized queries: ADAE variable, its name, the preferred terms it holds."""
LONG = ("Alopecia", "Peripheral sensory neuropathy", "Paraesthesia", "Hypothyroidism", "Fatigue")
"""Events that last for months."""
